//! The log's part of [`Store`] and [`Change`].

use std::collections::BTreeMap;

use loupe_scheme::record::{Chain, OfficeId, Record, RecordId, Sealed};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection};

use crate::document::{self, Document};
use crate::error::{Result, StoreError};
use crate::log::{self, CheckpointRow, HeadRow, Lease, LogRow};
use crate::record::{self, Entry, Name};
use crate::seal;
use crate::store::{Change, Moment, Store, world_of};

impl Store {
    pub(crate) async fn connection(&self) -> Result<PoolConnection<Any>> {
        self.pool.acquire().await.map_err(StoreError::doing("opening a connection"))
    }

    /// The log; `None` before it was made.
    pub async fn log(&self) -> Result<Option<LogRow>> {
        log::read(&mut *self.connection().await?).await
    }

    /// How many records there are, published or not.
    pub async fn record_count(&self) -> Result<u64> {
        record::count(&mut *self.connection().await?).await
    }

    /// The bytes of up to `count` records from `position` on, in their order.
    pub async fn record_bytes(&self, position: u64, count: u32) -> Result<Vec<Vec<u8>>> {
        record::bytes_from(&mut *self.connection().await?, position, count).await
    }

    /// Up to `count` records from `position` on, in their order.
    pub async fn records_from(&self, position: u64, count: u32) -> Result<Vec<Entry>> {
        record::from(&mut *self.connection().await?, position, count).await
    }

    /// The newest `count` records whose place is below `before`, newest first.
    pub async fn newest_records(&self, before: u64, count: u32) -> Result<Vec<Entry>> {
        record::newest(&mut *self.connection().await?, before, count).await
    }

    /// The record of that name.
    pub async fn record(&self, id: &RecordId) -> Result<Option<Entry>> {
        record::named(&mut *self.connection().await?, id).await
    }

    /// Every record of one kind, oldest first.
    pub async fn records_of_kind(&self, kind: &str) -> Result<Vec<Entry>> {
        record::of_kind(&mut *self.connection().await?, kind).await
    }

    /// What opens the sealed facts of the record at `position`, by name.
    pub async fn seals(&self, position: u64) -> Result<Vec<Sealed>> {
        seal::of(&mut *self.connection().await?, position).await
    }

    /// Names of the records of what the register publishes, by subject, oldest first.
    pub async fn record_names(&self) -> Result<Vec<Name>> {
        record::names(&mut *self.connection().await?).await
    }

    /// Every record about `subject`, oldest first.
    pub async fn records_about(&self, subject: &str) -> Result<Vec<Entry>> {
        record::about(&mut *self.connection().await?, subject).await
    }

    /// The newest record of every subject of a topic (the subject's first part), by subject.
    pub async fn newest_about(&self, topic: &str) -> Result<BTreeMap<String, Entry>> {
        record::newest_about(&mut *self.connection().await?, topic).await
    }

    /// The newest checkpoint of at most `size` entries.
    pub async fn checkpoint(&self, size: u64) -> Result<Option<CheckpointRow>> {
        log::checkpoint(&mut *self.connection().await?, size).await
    }

    /// The oldest checkpoint of more than `size` entries.
    pub async fn next_checkpoint(&self, size: u64) -> Result<Option<CheckpointRow>> {
        log::next_checkpoint(&mut *self.connection().await?, size).await
    }

    /// Takes or prolongs a lease; false while another program holds it.
    pub async fn take_lease(&self, lease: Lease<'_>) -> Result<bool> {
        let _turn = self.turn_to_write().await;
        log::take_lease(&mut *self.connection().await?, lease).await
    }

    /// Moves the head from `old` to that of `new` and keeps the checkpoint; false when the head is no longer `old`.
    pub async fn move_head(&self, old: &HeadRow, new: &CheckpointRow) -> Result<bool> {
        let mut change = self.change().await?;
        let moved = log::move_head(change.db(), old, new).await?;
        change.commit().await?;
        Ok(moved)
    }

    /// Puts cosignatures on a kept checkpoint: `note` in the place of `old`. False when another came between.
    pub async fn replace_note(&self, old: &CheckpointRow, note: &str) -> Result<bool> {
        let _turn = self.turn_to_write().await;
        log::replace_note(&mut *self.connection().await?, old, note).await
    }
}

impl Change {
    pub(crate) fn db(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// The log; `None` before it was made.
    pub async fn log(&mut self) -> Result<Option<LogRow>> {
        log::read(self.db()).await
    }

    /// Makes the log.
    pub async fn create_log(&mut self, log: &LogRow) -> Result<()> {
        log::create(self.db(), log).await
    }

    /// Every document that is current.
    pub async fn documents(&mut self) -> Result<Vec<Document>> {
        document::current(self.db()).await
    }

    /// The hash of the world in the edition of `moment`; `None` before the first import.
    pub async fn world_of(&mut self, moment: Moment) -> Result<Option<String>> {
        world_of(self.db(), moment).await
    }

    /// An office's newest record.
    pub async fn newest_of(&mut self, office: &OfficeId) -> Result<Option<Entry>> {
        record::newest_of(self.db(), office).await
    }

    /// How many records there are.
    pub async fn record_count(&mut self) -> Result<u64> {
        record::count(self.db()).await
    }

    /// The end of an office's sequence.
    pub async fn chain(&mut self, office: &OfficeId) -> Result<Chain> {
        record::chain(self.db(), office).await
    }

    /// Every record of one kind, oldest first.
    pub async fn records_of_kind(&mut self, kind: &str) -> Result<Vec<Entry>> {
        record::of_kind(self.db(), kind).await
    }

    /// The newest record of every subject of a topic (the subject's first part), by subject.
    pub async fn newest_about(&mut self, topic: &str) -> Result<BTreeMap<String, Entry>> {
        record::newest_about(self.db(), topic).await
    }

    /// Keeps what opens the sealed facts of the record at each position.
    pub async fn keep_seals(&mut self, seals: &[(u64, Sealed)]) -> Result<()> {
        seal::write(self.db(), seals).await
    }

    /// The newest record of each of these subjects that has one, by subject.
    pub async fn newest_of_subjects(&mut self, subjects: &[String]) -> Result<BTreeMap<String, Entry>> {
        record::newest_of_subjects(self.db(), subjects).await
    }

    /// Writes `records` after those that are there, in their order; the place of the first.
    pub async fn append_records(&mut self, records: &[Record]) -> Result<u64> {
        record::append(self.db(), records).await
    }
}
