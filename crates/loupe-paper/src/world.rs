//! Typst as a library: one template, one certificate, no file, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::types::TYPES;
use crate::{Paper, PaperError, content, outline};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static TEMPLATE: LazyLock<Source> =
    LazyLock::new(|| Source::new(named("/certificate.typ"), include_str!("certificate.typ").to_owned()));

fn named(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the names of our files are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The files that the template reads.
struct Desk {
    files: [(FileId, Bytes); 3],
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPES.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(name, _)| *name == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPES.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets a certificate and writes it as PDF/A-3.
pub(crate) fn pdf(paper: &Paper<'_>) -> Result<Vec<u8>, PaperError> {
    let said = content::content(paper.sheet);
    if let Some(text) = content::unshown(&said, |letter| TYPES.have(letter)) {
        return Err(PaperError::Letters(text));
    }
    let desk = Desk {
        files: [
            (named("/certificate.json"), Bytes::new(said.to_string().into_bytes())),
            (named("/code.svg"), Bytes::new(outline::svg(paper.code).into_bytes())),
            (named("/credential.jwt"), Bytes::new(paper.credential.as_bytes().to_vec())),
        ],
    };
    let document = typst::compile::<PagedDocument>(&desk).output.map_err(|why| setting(&why));
    let made = document.and_then(|document| {
        let options = options(paper)?;
        typst_pdf::pdf(&document, &options).map_err(|why| setting(&why))
    });
    // What was set is kept between certificates only for a while: a server sets many.
    typst::comemo::evict(KEPT_FOR);
    made
}

/// For how many certificates a part that was set is kept.
const KEPT_FOR: usize = 8;

/// The most that every reader of archives understands, a name that is the number, and the day of issue as the only date.
fn options(paper: &Paper<'_>) -> Result<PdfOptions, PaperError> {
    let day = paper.sheet.issued;
    let year = i32::from(day.year());
    let [month, date] = [day.month(), day.day()].map(i8::unsigned_abs);
    let issued = Datetime::from_ymd_hms(year, month, date, 0, 0, 0);
    let standards = PdfStandards::new(&[PdfStandard::A_3a]);
    Ok(PdfOptions {
        ident: Smart::Custom(format!("{} {}", paper.sheet.number, paper.sheet.claims_hash)),
        creator: Smart::Custom(Some("Loupe".to_owned())),
        timestamp: issued.map(Timestamp::new_utc),
        page_ranges: None,
        standards: standards.map_err(|why| PaperError::Setting(why.message().to_string()))?,
        tagged: true,
        pretty: false,
    })
}

fn setting(why: &[SourceDiagnostic]) -> PaperError {
    let told: Vec<String> = why.iter().map(|one| format!("{} {:?}", one.message, one.hints)).collect();
    PaperError::Setting(told.join("; "))
}
