//! `loupe certificate print`: the paper, its code and the credential, as files.

use clap::Args;
use loupe_credential::qr::QrCode;
use loupe_registry::certificate::{Kept, entitled};
use loupe_registry::paper::kept_sheet;
use loupe_scheme::certificate::CertificateNumber;
use loupe_scheme::rule::{Refusal, Rule};
use loupe_web::site::NoPdf;

use super::life::{kept, number};
use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::{Common, Open};
use crate::{out, paper};

/// The endings of what can be printed.
const ENDINGS: [&str; 5] = [".html", ".pdf", ".svg", ".txt", ".sd-jwt"];

/// It was printed before it was kept: that it cannot be now is a fault of the program.
const UNPRINTABLE: &str = "a certificate that is kept cannot be printed";

/// A certificate as a file, for those entitled to all of it.
#[derive(Args)]
pub(crate) struct Print {
    /// Its number.
    #[arg(value_parser = number)]
    number: CertificateNumber,
    /// Where it is written. The ending says what: .html the page for A4 paper, .pdf the PDF/A-3 (in a program built with
    /// it), .svg the drawing of the code, .txt its text, .sd-jwt the credential.
    #[arg(long, value_name = "FILE")]
    out: String,
    /// The address at which readers reach the register, printed beside the code.
    #[arg(long, env = "LOUPE_ADDRESS", value_name = "URL")]
    address: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

impl Print {
    /// Refuses with `T26` whoever is not entitled to the certificate, with `T33` another ending, and a PDF where the program
    /// makes none.
    pub(super) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let kept = kept(&open, &self.number).await?;
        if !entitled(&actor, &kept.certificate) {
            return Err(Refusal::new(Rule::CertificateOfOthers, self.number.to_string()).into());
        }
        let bytes = self.printed(&open, &kept)?;
        std::fs::write(&self.out, bytes).map_err(|error| Failure::of_file(open.lang, &self.out, &error))?;
        let args = [("number", self.number.to_string()), ("file", self.out.clone())];
        out::tell(&open.texts().with("certificate-printed", &args));
        Ok(())
    }

    fn printed(&self, open: &Open, kept: &Kept) -> Result<Vec<u8>, Failure> {
        let ending = ENDINGS.into_iter().find(|ending| self.out.ends_with(ending));
        let code = || QrCode::of(&kept.code).ok_or_else(|| Failure::fault(UNPRINTABLE));
        let sheet = || kept_sheet(&open.ask(), kept, self.address.as_deref());
        match ending {
            Some(".html") => Ok(loupe_web::paper::file(&sheet(), &code()?).into_string().into_bytes()),
            Some(".pdf") => {
                let without = |key: &str| Refusal::new(Rule::NotPrinted, open.texts().text(key)).accepting([".html"]);
                let set = paper::set().ok_or_else(|| without("paper-pdf-unmade"))?;
                set(&sheet(), &code()?, &kept.credential).map_err(|why| match why {
                    NoPdf::Letters => without("paper-pdf-letters").into(),
                    NoPdf::Fault => Failure::fault(UNPRINTABLE),
                })
            }
            Some(".svg") => {
                let args = [("number", self.number.to_string())];
                Ok(code()?.to_svg(&open.texts().with("desk-code-of", &args)).into_bytes())
            }
            Some(".txt") => Ok(format!("{}\n", kept.code).into_bytes()),
            Some(_) => Ok(kept.credential.clone().into_bytes()),
            None => Err(Refusal::new(Rule::NotPrinted, self.out.clone()).accepting(ENDINGS).into()),
        }
    }
}
