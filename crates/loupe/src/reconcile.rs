//! `loupe reconcile`

use clap::Args;
use loupe_registry::reconcile::{self, LaneLine, ReconcileAsked};
use loupe_scheme::certificate::reconcile::Quarter;
use loupe_scheme::participant::ParticipantId;
use serde::Serialize;

use crate::acting::Acting;
use crate::failure::Failure;
use crate::open::Common;
use crate::out;

/// What was certified against what was received, by quarter and pair of participants, as CSV.
#[derive(Args)]
pub(crate) struct Reconcile {
    /// From this quarter on, such as 2026Q1.
    #[arg(long, value_name = "QUARTER")]
    from: Option<String>,
    /// Up to this quarter.
    #[arg(long, value_name = "QUARTER")]
    until: Option<String>,
    /// Only pairs with this participant: three letters, such as BWA.
    #[arg(long, value_name = "CODE")]
    participant: Option<String>,
    #[command(flatten)]
    acting: Acting,
}

#[derive(Serialize)]
struct Lanes<'a> {
    lanes: &'a [LaneLine],
}

impl Reconcile {
    pub(crate) async fn run(&self, common: &Common) -> Result<(), Failure> {
        let asked = ReconcileAsked {
            from: self.from.as_deref().map(str::parse::<Quarter>).transpose()?,
            until: self.until.as_deref().map(str::parse::<Quarter>).transpose()?,
            participant: self.participant.as_deref().map(ParticipantId::new).transpose()?,
        };
        let open = common.open().await?;
        let actor = self.acting.actor(&open).await?;
        let lanes = open.registry.reconcile(&actor, asked).await;
        let lanes = lanes.map_err(|trouble| Failure::of_trouble(open.lang, trouble))?;
        match open.json {
            true => out::json(&Lanes { lanes: &lanes }),
            false => out::text(&String::from_utf8_lossy(&reconcile::csv(&lanes))),
        }
    }
}
