//! Certificates in every state, between both authorities, made by the registry itself.

use std::sync::Arc;

use loupe_registry::certificate::Kept;
use loupe_registry::keys::{KeyRing, Unlock, default_identity};
use loupe_registry::log::LogHome;
use loupe_registry::registry::{Registry, sqlite_url};
use loupe_registry::warning::Report;
use loupe_scheme::access::Actor;
use loupe_scheme::certificate::fakes::Presented;
use loupe_scheme::certificate::{Evidence, Found, HsCode, Line, Origins, Parcel, Party, Shipment, Step};
use loupe_scheme::participant::ParticipantId;

use crate::register::Register;

/// A shipment of several parcels, one of mixed goods that were mined elsewhere.
fn shipment(from: &str, to: &str, seal: &str) -> Shipment {
    let party = |name: &str, address: &str| Party {
        name: name.to_owned(),
        address: address.to_owned(),
        licence: "SYN-2026/0417".to_owned(),
    };
    let line = |hs, carats: &str, usd: &str| Line { hs, carats: carats.parse().unwrap(), usd: usd.parse().unwrap() };
    let parcel = |id: &str, origins: &[&str], lines: Vec<Line>| Parcel {
        id: id.to_owned(),
        origins: Origins::from_codes(origins.iter().copied()).unwrap(),
        lines,
        lots: Vec::new(),
        mined: "2026H1".to_owned(),
    };
    Shipment {
        exporting: ParticipantId::new(from).unwrap(),
        importing: ParticipantId::new(to).unwrap(),
        exporter: party("SYNTHETIC Kgalagadi Rough (Proprietary) Limited", "Plot 0, Fairgrounds, Gaborone"),
        importer: party("SYNTHETIC Scheldt Diamonds NV", "Nowhere 22, 2018 Antwerp"),
        parcels: vec![
            parcel("P-1", &["BWA"], vec![line(HsCode::NonIndustrial, "1820.50", "96760")]),
            parcel(
                "P-2",
                &["BWA", "NAM", "CAN"],
                vec![line(HsCode::Unsorted, "12044.25", "1204425.10"), line(HsCode::Industrial, "310", "2170")],
            ),
        ],
        evidence: vec![Evidence {
            certificate: "CA 0012345".to_owned(),
            issued_by: ParticipantId::new("CAN").unwrap(),
            imported_on: "2026-09-14".parse().unwrap(),
        }],
        seal: seal.to_owned(),
        quality: "makeables and sawables, 3 grainers and up".to_owned(),
        zone: String::new(),
    }
}

/// The registry of a folder, which other programs use too.
async fn opened(register: &Register) -> Registry {
    let keys = register.path("keys");
    let ring = Arc::new(KeyRing::open(&keys, Unlock::with_identity(default_identity(&keys))));
    let home = LogHome { folder: register.path("log"), ring, now: jiff::Timestamp::now };
    Registry::open(&sqlite_url(register.folder())).await.unwrap().with_log(home)
}

struct Officers {
    registry: Registry,
    gaborone: [Actor; 2],
    antwerp: Actor,
}

impl Officers {
    async fn issued(&self, seal: &str) -> Kept {
        let [one, other] = &self.gaborone;
        let draft = self.registry.draft_certificate(one, shipment("BWA", "EUE", seal), None).await.unwrap();
        let draft = self.registry.validate_draft(other, &draft.id, draft.version).await.unwrap();
        self.registry.issue_certificate(other, &draft.id, draft.version).await.unwrap()
    }

    async fn moved(&self, kept: &Kept, step: Step) {
        self.registry.move_certificate(&self.gaborone[1], &kept.certificate.number, step).await.unwrap();
    }

    async fn received(&self, kept: &Kept, carats: &str) {
        let found = Found {
            parcels: 2,
            carats: carats.parse().unwrap(),
            usd: None,
            exporter: kept.certificate.shipment.exporter.name.clone(),
            importer: kept.certificate.shipment.importer.name.clone(),
            seal: kept.certificate.shipment.seal.clone(),
            seal_whole: Some(true),
        };
        let number = &kept.certificate.number;
        let today = kept.certificate.issued_on;
        self.registry.receive_certificate(&self.antwerp, number, today, found, "").await.unwrap();
    }
}

/// Fills it: `BW00000001` lies there, `2` is under way, `3` arrived as stated, `4` did not, `5` is void, `6` was forged;
/// of the drafts `1` waits for a second person and `2` to be issued. A suspicion was reported.
pub(crate) async fn fill(register: &Register) {
    let registry = opened(register).await;
    let actor = |name| registry.actor_at_console(name, None);
    let gaborone = [actor("k.mosweu").await.unwrap(), actor("t.kgosi").await.unwrap()];
    let antwerp = actor("j.peeters").await.unwrap();
    let all = Officers { registry, gaborone, antwerp };
    let [one, other] = &all.gaborone;
    all.registry.draft_certificate(one, shipment("BWA", "EUE", "S 1"), None).await.unwrap();
    let draft = all.registry.draft_certificate(one, shipment("BWA", "ARE", "S 2"), None).await.unwrap();
    all.registry.validate_draft(other, &draft.id, draft.version).await.unwrap();
    all.issued("S 3").await;
    all.moved(&all.issued("S 4").await, Step::Depart).await;
    for carats in ["14174.75", "14170.50"] {
        let kept = all.issued("S 5").await;
        all.moved(&kept, Step::Depart).await;
        all.received(&kept, carats).await;
    }
    all.moved(&all.issued("S 6").await, Step::Void("wrong importer".to_owned())).await;
    all.moved(&all.issued("S 7").await, Step::ReportForged("a second paper was shown in a third country".to_owned()))
        .await;
    let report = Report {
        presented: Presented::of_number("BW00009999"),
        told: "A paper with this number was shown to me.".to_owned(),
        contact: String::new(),
    };
    all.registry.report_suspicion(&report).await.unwrap();
    all.registry.close().await;
}
