//! A certificate on paper: the page made for A4, the PDF and the code by itself. For those entitled to all of it.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use loupe_credential::qr::QrCode;
use loupe_registry::certificate::Kept;
use loupe_registry::paper::{Sheet, kept_sheet};
use maud::{Markup, html};

use super::call::Desk;
use super::certificate::kept;
use crate::paper;
use crate::reader::Reader;
use crate::shell::{Section, page as shell_page};
use crate::site::{NoPdf, Site};
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

/// The PDF. Where this program makes none, or none of these letters, a page says so and leads to the one for A4 paper.
pub(crate) async fn pdf(desk: Desk, site: Site, Path(number): Path<String>) -> Result<Response, Unmade> {
    let kept = kept(&desk, &number).await?;
    let number = kept.certificate.number.to_string();
    let Some(set) = site.pdf else {
        return Ok(without_pdf(&desk.reader, &number, ["paper-pdf-unmade", "paper-pdf-unmade-why"]));
    };
    let (sheet, code) = (sheet(&desk, &site, &kept), code(&desk, &kept)?);
    let made = tokio::task::spawn_blocking(move || set(&sheet, &code, &kept.credential)).await;
    match made {
        Ok(Ok(bytes)) => Ok(file(bytes, "application/pdf", &format!("inline; filename=\"{number}.pdf\""))),
        Ok(Err(NoPdf::Letters)) => {
            Ok(without_pdf(&desk.reader, &number, ["paper-pdf-letters", "paper-pdf-letters-why"]))
        }
        Ok(Err(NoPdf::Fault)) | Err(_) => Err(Unmade::Failed(desk.reader)),
    }
}

/// Why there is no PDF, and where the same certificate is.
fn without_pdf(reader: &Reader, number: &str, [title, why]: [&str; 2]) -> Response {
    let title = reader.text(title);
    let body = html! {
        h1 { (title) }
        p.lede { (reader.text(why)) }
        p {
            a href=(reader.link(&format!("/certificate/{number}/paper"))) {
                (reader.with("paper-pdf-unmade-link", &[("number", number.to_owned())]))
            }
        }
    };
    (StatusCode::NOT_FOUND, shell_page(reader, Section::None, &title, body)).into_response()
}

/// The code by itself, to be set on a paper of one's own.
pub(crate) async fn drawing(desk: Desk, Path(number): Path<String>) -> Result<Response, Unmade> {
    let kept = kept(&desk, &number).await?;
    let number = kept.certificate.number.to_string();
    let label = desk.reader.with("desk-code-of", &[("number", number.clone())]);
    let svg = code(&desk, &kept)?.to_svg(&label);
    Ok(file(svg.into_bytes(), "image/svg+xml", &format!("inline; filename=\"{number}.svg\"")))
}

/// A file that a browser shows or saves as `disposition` says (RFC 6266).
pub(crate) fn file(bytes: Vec<u8>, kind: &'static str, disposition: &str) -> Response {
    let mut response = ([(header::CONTENT_TYPE, kind)], bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(disposition) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
