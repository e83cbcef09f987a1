//! Answers of custody as text for people.

use jiff::Timestamp;
use jiff::tz::Offset;
use loupe_registry::answer::Answer;
use loupe_registry::answer::custody::{
    BalanceAnswer, ContainerAnswer, LotAnswer, StepAnswer, StockAnswer, TraceAnswer, WaitingAnswer, WhenceAnswer,
};
use loupe_registry::custody::CaptureJob;
use loupe_scheme::mass::Carats;
use loupe_scheme::words::Lang;
use loupe_web::format;

use crate::failure::Failure;
use crate::open::Open;
use crate::out;
use crate::print::{Column, Page, Table};

/// What was seen of an event that is held. What was done stands in it by its name: "polishing: 96.0 %".
fn seen(page: &Page, process: &str, told: &str) -> String {
    match told.strip_prefix(process).and_then(|rest| rest.strip_prefix(": ")) {
        Some(share) if !process.is_empty() => {
            let share = if page.lang == Lang::En { share.to_owned() } else { share.replace('.', ",") };
            format!("{} {share}", page.label("custody-process", process))
        }
        _ => told.to_owned(),
    }
}

/// What became of a file, in a sentence on standard error; as JSON on standard output where that was asked for.
pub(super) fn job(open: &Open, file: &str, job: &CaptureJob) -> Result<(), Failure> {
    if open.json {
        return out::json(job);
    }
    out::text(&format!("{}\n", sentence(open, "custody-cli-captured", file, job)))
}

/// What would become of it.
pub(super) fn checked(open: &Open, file: &str, job: &CaptureJob) -> Result<(), Failure> {
    out::text(&format!("{}\n", sentence(open, "custody-cli-checked", file, job)))
}

fn sentence(open: &Open, key: &str, file: &str, job: &CaptureJob) -> String {
    let n = |count: u64| format::whole(open.lang, count);
    let args = [
        ("file", file.to_owned()),
        ("events", n(job.events)),
        ("taken", n(job.taken)),
        ("there", n(job.already_there)),
        ("held", n(job.held)),
        ("refused", n(job.refused)),
    ];
    open.texts().with(key, &args)
}

/// Deliveries, the newest first.
pub(super) fn jobs(open: &Open, jobs: &[CaptureJob]) -> Result<(), Failure> {
    let page = Page::new(open);
    let titles = ["when", "who", "events", "taken", "there", "held", "refused"];
    let column = |name: &str| {
        let title = page.label("custody-col", name);
        if matches!(name, "when" | "who") { Column::words(title) } else { Column::number(title) }
    };
    let mut table = Table::new(titles.map(column));
    for job in jobs {
        let n = |count: u64| format::whole(open.lang, count);
        table.row([
            day(open, job.created),
            job.account.clone(),
            n(job.events),
            n(job.taken),
            n(job.already_there),
            n(job.held),
            n(job.refused),
        ]);
    }
    out::text(&table.text(page.width))
}

fn day(open: &Open, at: Timestamp) -> String {
    format::date(open.lang, Offset::UTC.to_datetime(at).date())
}

fn carats(open: &Open, mass: Carats) -> String {
    format::carats(open.lang, mass)
}

/// A lot: what it is made of, what every definition says, how it came about.
pub(super) fn lot(open: &Open, answer: &Answer<LotAnswer>) -> Result<(), Failure> {
    let page = Page::new(open);
    let lot = &answer.answer;
    let args = [("lot", lot.lot.clone()), ("carats", carats(open, lot.carats)), ("left", carats(open, lot.left))];
    let mut text = page.paragraph("", &page.with("custody-lot-head", &args));
    if !lot.report.is_empty() {
        text.push_str(&page.paragraph("", &page.with("custody-lot-report", &[("report", lot.report.clone())])));
    }
    if !lot.is_known {
        text.push_str(&page.paragraph("", &page.text("custody-lot-unknown")));
    }
    text.push_str(&whence(&page, "custody-where-from", &lot.whence));
    text.push_str(&page.heading("custody-steps"));
    if lot.steps_left_out > 0 {
        text.push_str(&page.paragraph("", &page.counted("custody-steps-left-out", lot.steps_left_out)));
    }
    text.push_str(&steps(open, &page, lot.steps.iter().chain(&lot.passages)));
    if !lot.uses.is_empty() {
        text.push_str(&page.heading("custody-uses"));
        text.push_str(&steps(open, &page, lot.uses.iter()));
    }
    text.push('\n');
    text.push_str(&page.made(answer));
    out::text(&text)
}

/// What lies in a container, and what is known of all of it together.
pub(super) fn container(open: &Open, answer: &Answer<ContainerAnswer>) -> Result<(), Failure> {
    let page = Page::new(open);
    let of = &answer.answer;
    let args = [
        ("container", of.container.clone()),
        ("carats", carats(open, of.left)),
        ("lots", page.counted("custody-preview-lots", of.count)),
    ];
    let mut text = page.paragraph("", &page.with("custody-container-head", &args));
    let mut more = |key: &str, n: usize| {
        if n > 0 {
            text.push_str(&page.paragraph("", &page.counted(key, n)));
        }
    };
    more("custody-container-inner", of.inner);
    more("custody-container-untold", of.untold);
    more("custody-container-used-up", of.used_up);
    if of.count == 0 {
        text.push_str(&page.paragraph("", &page.text("custody-container-empty-text")));
    } else {
        let unknown = [("carats", carats(open, of.of_unknown))];
        text.push_str(&page.paragraph("", &page.with("custody-container-unknown", &unknown)));
        text.push_str(&whence(&page, "custody-container-from", &of.whence));
        text.push_str(&page.heading("custody-container-contents"));
        text.push_str(&contents(open, &page, of));
        text.push_str(&page.paragraph("", &page.text("custody-container-whole")));
    }
    if !of.passages.is_empty() {
        text.push_str(&page.heading("custody-container-passages"));
        text.push_str(&steps(open, &page, of.passages.iter()));
    }
    text.push('\n');
    text.push_str(&page.made(answer));
    out::text(&text)
}

fn contents(open: &Open, page: &Page<'_>, of: &ContainerAnswer) -> String {
    let mut table = Table::new([
        Column::words(page.text("custody-col-lot")),
        Column::words(page.text("custody-col-process")),
        Column::number(page.text("custody-container-here")),
    ]);
    for lot in &of.lots {
        let number = || page.with("custody-container-number", &[("number", lot.number.to_string())]);
        table.row([
            lot.lot.clone().unwrap_or_else(number),
            page.label("custody-process", lot.process),
            carats(open, lot.left),
        ]);
    }
    let mut text = table.text(page.width);
    if of.lots_left_out > 0 {
        text.push_str(&page.paragraph("", &page.counted("custody-container-contents-left-out", of.lots_left_out)));
    }
    text
}

/// Where stones are from, and what every definition says of them.
fn whence(page: &Page<'_>, heading: &str, whence: &WhenceAnswer) -> String {
    let mut text = page.heading(heading);
    text.push_str(&origins(page, whence));
    text.push_str(&page.paragraph("", &page.text("custody-expected-note")));
    text.push_str(&page.heading("custody-under"));
    text.push_str(&under(page, whence));
    for item in &whence.not_looked {
        text.push_str(&page.paragraph("  - ", &item.text));
    }
    text
}

fn origins(page: &Page<'_>, whence: &WhenceAnswer) -> String {
    let mut table = Table::new([
        Column::words(page.text("custody-col-origin")),
        Column::words(page.text("custody-col-period")),
        Column::number(page.text("custody-col-at-least")),
        Column::number(page.text("custody-col-expected")),
        Column::number(page.text("custody-col-at-most")),
    ]);
    for one in &whence.origins {
        let share = |n: usize| format!("{} %", one.shares[n]);
        let period = one.origin.period.clone().unwrap_or_default();
        table.row([one.origin.place.name.clone(), period, share(0), share(1), share(2)]);
    }
    let mut text = table.text(page.width);
    if whence.origins_left_out > 0 {
        text.push_str(&page.paragraph("", &page.counted("custody-origins-left-out", whence.origins_left_out)));
    }
    text
}

fn under(page: &Page<'_>, whence: &WhenceAnswer) -> String {
    let mut table = Table::new([
        Column::words(page.text("custody-col-definition")),
        Column::number(page.text("custody-col-at-least")),
        Column::number(page.text("custody-col-at-most")),
        Column::words(page.text("custody-col-findings")),
    ]);
    for one in &whence.under {
        let findings: Vec<&str> = one.grounds.iter().map(|ground| ground.finding.as_str()).take(4).collect();
        table.row([
            page.definition(&one.definition),
            format!("{} %", one.interval.at_least.share),
            format!("{} %", one.interval.at_most.share),
            findings.join(", "),
        ]);
    }
    table.text(page.width)
}

fn steps<'a>(open: &Open, page: &Page<'_>, steps: impl Iterator<Item = &'a StepAnswer>) -> String {
    let mut table = Table::new([
        Column::words(page.text("custody-col-when")),
        Column::words(page.text("custody-col-process")),
        Column::number(page.text("custody-col-in")),
        Column::number(page.text("custody-col-out")),
        Column::number(page.text("custody-col-lost")),
        Column::words(page.text("custody-col-operator")),
    ]);
    for step in steps {
        table.row([
            day(open, step.at),
            page.label("custody-process", step.process),
            carats(open, step.drawn),
            carats(open, step.made),
            carats(open, step.lost),
            step.operator.clone().unwrap_or_default(),
        ]);
    }
    table.text(page.width)
}

/// Where stones from a place can be now.
pub(super) fn traced(open: &Open, trace: &TraceAnswer) -> Result<(), Failure> {
    let page = Page::new(open);
    let args = [
        ("carats", carats(open, trace.commissioned)),
        ("lots", format::whole(open.lang, trace.reached as u64)),
        ("unknown", format::whole(open.lang, trace.unknown as u64)),
    ];
    let mut text = page.paragraph("", &page.with("custody-trace-head", &args));
    let mut table = Table::new([
        Column::words(page.text("custody-col-process")),
        Column::number(page.text("custody-col-lots")),
        Column::number(page.text("custody-col-certain")),
        Column::number(page.text("custody-col-left")),
    ]);
    for kind in &trace.now {
        table.row([
            page.label("custody-process", kind.process),
            format::whole(open.lang, kind.lots as u64),
            format::whole(open.lang, kind.certain as u64),
            carats(open, kind.left),
        ]);
    }
    text.push_str(&table.text(page.width));
    let mut table = Table::new([
        Column::words(page.text("custody-col-lot")),
        Column::number(page.text("custody-col-left")),
        Column::number(page.text("custody-col-at-least")),
        Column::number(page.text("custody-col-expected")),
        Column::number(page.text("custody-col-at-most")),
    ]);
    let named = trace.lots.iter().filter_map(|lot| Some((lot.lot.clone()?, lot)));
    let mut any = false;
    for (name, lot) in named {
        any = true;
        table.row([
            name,
            carats(open, lot.left),
            carats(open, lot.at_least),
            carats(open, lot.expected),
            carats(open, lot.at_most),
        ]);
    }
    if any {
        text.push('\n');
        text.push_str(&table.text(page.width));
    }
    out::text(&text)
}

/// Every lot in stock, under every definition.
pub(super) fn in_stock(open: &Open, answer: &Answer<StockAnswer>) -> Result<(), Failure> {
    let page = Page::new(open);
    let mut table = Table::new([
        Column::words(page.text("custody-col-definition")),
        Column::number(page.text("custody-col-whole")),
        Column::number(page.text("custody-col-some")),
        Column::number(page.text("custody-col-possible")),
        Column::number(page.text("custody-col-nothing")),
        Column::number(page.text("custody-col-at-least-ct")),
        Column::number(page.text("custody-col-at-most-ct")),
    ]);
    for row in &answer.answer.under {
        let n = |count: usize| format::whole(open.lang, count as u64);
        table.row([
            page.definition(&row.definition),
            n(row.whole),
            n(row.some),
            n(row.possible),
            n(row.nothing),
            carats(open, row.at_least),
            carats(open, row.at_most),
        ]);
    }
    let left = carats(open, answer.answer.left);
    let head = page.paragraph("", &page.with("custody-stock-head", &[("carats", left)]));
    out::text(&format!("{head}\n{}\n{}", table.text(page.width), page.made(answer)))
}

/// An operator's balance sheet.
pub(super) fn balance(open: &Open, balance: &BalanceAnswer) -> Result<(), Failure> {
    let page = Page::new(open);
    let mut text = format!("{}\n\n", balance.operator);
    let names = ["process", "events", "came-in", "went-out", "lost", "worked"];
    let column = |name: &str| {
        let title = page.label("custody-col", name);
        if name == "process" { Column::words(title) } else { Column::number(title) }
    };
    let mut table = Table::new(names.map(column));
    for line in &balance.lines {
        table.row([
            page.label("custody-process", line.process),
            format::whole(open.lang, line.events),
            carats(open, line.came_in),
            carats(open, line.went_out),
            carats(open, line.lost),
            carats(open, line.worked),
        ]);
    }
    text.push_str(&table.text(page.width));
    text.push('\n');
    let last = match balance.in_stock {
        Some(stock) => page.with("custody-in-stock", &[("carats", carats(open, stock))]),
        None => page.with("custody-short", &[("carats", carats(open, balance.short))]),
    };
    text.push_str(&page.paragraph("", &last));
    out::text(&text)
}

/// What waits, and why.
pub(super) fn waiting(open: &Open, waits: &WaitingAnswer) -> Result<(), Failure> {
    let page = Page::new(open);
    let mut text = String::new();
    if waits.movements.is_empty() && waits.held.is_empty() {
        text.push_str(&page.paragraph("", &page.text("custody-nothing-waits")));
    }
    for one in &waits.movements {
        let lots: Vec<String> =
            one.lots.iter().map(|lot| format!("{} ({} ct)", lot.lot, carats(open, lot.drawn))).collect();
        let args = [
            ("event", one.event.clone()),
            ("when", day(open, one.at)),
            ("process", page.label("custody-process", one.process)),
            ("lots", page.join(&lots)),
        ];
        text.push_str(&page.paragraph("  - ", &page.with("custody-waits", &args)));
    }
    for one in &waits.held {
        let args = [
            ("number", one.number.to_string()),
            ("event", one.event.clone()),
            ("when", day(open, one.at)),
            ("rule", one.rule.clone()),
            ("told", seen(&page, one.process, &one.told)),
        ];
        text.push_str(&page.paragraph("  - ", &page.with("custody-held", &args)));
    }
    if waits.left_out > 0 {
        text.push_str(&page.paragraph("", &page.counted("custody-waits-left-out", waits.left_out)));
    }
    out::text(&text)
}
