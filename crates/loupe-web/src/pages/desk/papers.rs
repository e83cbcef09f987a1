//! A certificate on paper: the page made for A4, the PDF and the code by itself. For those entitled to all of it.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use loupe_credential::qr::QrCode;
use loupe_registry::certificate::Kept;
use loupe_registry::paper::{Sheet, kept_sheet};
use loupe_scheme::rule::{Refusal, Rule};
use maud::Markup;

use super::call::Desk;
use super::certificate::kept;
use crate::paper;
use crate::site::Site;
use crate::unmade::{Made, Unmade};

fn sheet(desk: &Desk, site: &Site, kept: &Kept) -> Sheet {
    kept_sheet(&desk.ask(), kept, site.address.as_deref())
}

/// The code as a drawing. Codes of this register are printed before they are kept, so that one that fits no code is a
/// fault of the register.
fn code(desk: &Desk, kept: &Kept) -> Result<QrCode, Unmade> {
    QrCode::of(&kept.code).ok_or_else(|| Unmade::Failed(desk.reader.clone()))
}

/// The page for A4 paper.
pub(crate) async fn page(desk: Desk, site: Site, Path(number): Path<String>) -> Made {
    let kept = kept(&desk, &number).await?;
    Ok::<Markup, Unmade>(paper::page(&sheet(&desk, &site, &kept), &code(&desk, &kept)?))
}

/// The PDF. Refuses with `U2` where this program makes none.
pub(crate) async fn pdf(desk: Desk, site: Site, Path(number): Path<String>) -> Result<Response, Unmade> {
    let kept = kept(&desk, &number).await?;
    let number = kept.certificate.number.to_string();
    let none = || Unmade::from(desk.reader.refuse(Refusal::new(Rule::NoSuchPage, format!("{number}.pdf"))));
    let set = site.pdf.ok_or_else(none)?;
    let (sheet, code) = (sheet(&desk, &site, &kept), code(&desk, &kept)?);
    let made = tokio::task::spawn_blocking(move || set(&sheet, &code, &kept.credential)).await;
    let Ok(Ok(bytes)) = made else { return Err(Unmade::Failed(desk.reader)) };
    Ok(file(bytes, "application/pdf", &format!("inline; filename=\"{number}.pdf\"")))
}

/// The code by itself, to be set on a paper of one's own.
pub(crate) async fn drawing(desk: Desk, Path(number): Path<String>) -> Result<Response, Unmade> {
    let kept = kept(&desk, &number).await?;
    let number = kept.certificate.number.to_string();
    let label = desk.reader.with("desk-code-of", &[("number", number.clone())]);
    let svg = code(&desk, &kept)?.to_svg(&label);
    Ok(file(svg.into_bytes(), "image/svg+xml", &format!("inline; filename=\"{number}.svg\"")))
}

fn file(bytes: Vec<u8>, kind: &'static str, disposition: &str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(disposition) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
