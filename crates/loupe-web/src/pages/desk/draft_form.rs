//! The form of a draft: everything of Annex I A that a person types, as it was typed.

use loupe_registry::answer::Ask;
use loupe_scheme::certificate::{HsCode, Total};
use maud::{Markup, html};

use super::amounts::{mass, money};
use super::countries;
use super::fields::Fields;
use super::form::{Form, Typing, act, id, light};
use super::read::line_names;
use crate::format;

/// The longest number of a parcel, lot, licence or seal, name, and line, in characters, as the scheme checks them.
const NUMBER: Typing = Typing::line(40);
const NAME: Typing = Typing::line(120);
const LINE: Typing = Typing { is_long: true, ..Typing::line(300) };

/// The fields, in the order in which a certificate is read. `hidden` is what the form carries unseen.
pub(crate) fn draft_form(form: &Form<'_>, ask: &Ask<'_>, action: &str, hidden: &Markup) -> Markup {
    let reader = form.reader;
    html! {
        form.draft method="post" action=(action) {
            (hidden)
            // Enter in a field checks; it never adds, removes or saves.
            button.skip-text name="do" value="check" tabindex="-1" aria-hidden="true" { (reader.text("desk-check")) }
            (countries::list(ask))
            fieldset { legend { (reader.text("desk-part-exporter")) } (party(form, "exporter")) }
            fieldset {
                legend { (reader.text("desk-part-importer")) }
                label for="importing" { (form.label("importing")) }
                (form.beside("importing"))
                select id="importing" name="importing" aria-describedby=[form.described_by("importing")]
                    aria-invalid=[form.wrong("importing").next().map(|_| "true")] {
                    (countries::options(ask, form.fields.get("importing")))
                }
                (party(form, "importer"))
            }
            @for number in 1..=form.fields.count("parcels") { (parcel(form, number)) }
            p id="parcels" { (form.beside("parcels")) (light("parcel", &reader.text("desk-add-parcel"))) }
            (totals(form))
            (evidence(form))
            fieldset {
                legend { (reader.text("desk-part-container")) }
                (form.input("seal", NUMBER)) (form.input("quality", LINE)) (form.input("zone", NAME))
            }
            p.acts {
                (act("save", &reader.text("desk-save"))) " " (light("check", &reader.text("desk-check")))
            }
            p.src { (reader.text("desk-save-note")) }
        }
    }
}

fn party(form: &Form<'_>, name: &str) -> Markup {
    html! {
        (form.input(&format!("{name}.name"), NAME))
        (form.input(&format!("{name}.address"), LINE))
        (form.input(&format!("{name}.licence"), NUMBER))
    }
}

fn parcel(form: &Form<'_>, number: usize) -> Markup {
    let reader = form.reader;
    let name = format!("parcels[{number}]");
    let n = [("n", number.to_string())];
    html! {
        fieldset id=(id(&name)) {
            legend { (reader.with("desk-parcel", &n)) }
            (form.input(&format!("{name}.id"), NUMBER))
            (origins(form, &name, number))
            (lines(form, &name))
            (form.input(&format!("{name}.mined"), NUMBER))
            (form.input(&format!("{name}.lots"), Typing { is_long: true, ..Typing::default() }))
            @if form.fields.count("parcels") > 1 {
                p { (light(&format!("remove-parcel-{number}"), &reader.with("desk-remove-parcel", &n))) }
            }
        }
    }
}

/// Every country of the parcel, one a field, and whether some stones are of no known origin.
fn origins(form: &Form<'_>, parcel: &str, number: usize) -> Markup {
    let name = format!("{parcel}.origins");
    let (label, typed) = (form.label(&name), form.fields.all(&name));
    let first = typed.first().map_or("", String::as_str);
    html! {
        fieldset.group {
            legend { (label) }
            (form.hint(&name))
            (form.beside(&name))
            (form.bare(&name, first, Typing::COUNTRY, Some(&label)))
            @for (place, more) in typed.iter().enumerate().skip(1) {
                input.more name=(name) value=(more) list="countries" maxlength="80" autocomplete="off"
                    aria-label={ (label) " " (place + 1) }
                    autofocus[form.focus == Some(&*name) && place + 1 == typed.len()];
            }
            p { (light(&format!("origin-{number}"), &form.reader.text("desk-add-origin"))) }
            (form.tick(&format!("{parcel}.unknown")))
        }
    }
}

/// Mass and value by code: the scheme has three, each of which stands once.
fn lines(form: &Form<'_>, parcel: &str) -> Markup {
    let reader = form.reader;
    let (carats_label, usd_label) = (reader.text("desk-field-parcels-carats"), reader.text("desk-field-parcels-usd"));
    html! {
        div id=(id(&format!("{parcel}.lines"))) {
            @for name in ["lines", "hs", "carats"] { (form.beside(&format!("{parcel}.{name}"))) }
            table.stack.typed {
                caption { (form.label(&format!("{parcel}.lines"))) (form.hint(&format!("{parcel}.lines"))) }
                thead { tr {
                    th { (reader.text("desk-hs")) } th.r { (carats_label) } th.r { (usd_label) }
                } }
                tbody {
                    @for hs in HsCode::ALL {
                        @let (carats, usd) = line_names(parcel, hs);
                        tr {
                            th scope="row" { (hs) span.hint { (reader.text(hs_key(hs))) } }
                            td data-l=(carats_label) { (cell(form, &carats, &format!("{hs}, {carats_label}"))) }
                            td data-l=(usd_label) { (cell(form, &usd, &format!("{hs}, {usd_label}"))) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(form: &Form<'_>, name: &str, called: &str) -> Markup {
    html! { (form.beside(name)) (form.bare(name, form.fields.get(name), Typing::DECIMAL, Some(called))) }
}

/// What a code of the scheme stands for.
pub(crate) const fn hs_key(hs: HsCode) -> &'static str {
    match hs {
        HsCode::Unsorted => "desk-hs-unsorted",
        HsCode::Industrial => "desk-hs-industrial",
        HsCode::NonIndustrial => "desk-hs-non-industrial",
    }
}

/// What the parcels add up to, beside what the applicant declared.
fn totals(form: &Form<'_>) -> Markup {
    let reader = form.reader;
    let sum = sum(form);
    html! {
        fieldset {
            legend { (reader.text("desk-part-total")) }
            @if let Some(sum) = sum {
                p {
                    (reader.with("desk-sum", &[
                        ("carats", format::carats(reader.lang, sum.carats)),
                        ("usd", format::usd(reader.lang, sum.usd)),
                    ]))
                }
            }
            p.src { (reader.text("desk-total-note")) }
            (form.input("carats", Typing::DECIMAL))
            (form.input("usd", Typing::DECIMAL))
        }
    }
}

/// The sum of what was typed; `None` where nothing was typed or something does not read.
fn sum(form: &Form<'_>) -> Option<Total> {
    let (fields, lang) = (form.fields, form.reader.lang);
    let mut sum = None;
    for number in 1..=fields.count("parcels") {
        for hs in HsCode::ALL {
            let (carats, usd) = line_names(&format!("parcels[{number}]"), hs);
            if fields.has(&carats) || fields.has(&usd) {
                let so_far = sum.unwrap_or(Total::default());
                let carats = so_far.carats.checked_add(mass(lang, &carats, fields.get(&carats)).ok()?)?;
                let usd = so_far.usd.checked_add(money(lang, &usd, fields.get(&usd)).ok()?)?;
                sum = Some(Total { carats, usd });
            }
        }
    }
    sum
}

/// How goods that were mined elsewhere came in.
fn evidence(form: &Form<'_>) -> Markup {
    let reader = form.reader;
    html! {
        fieldset id="evidence" {
            legend { (reader.text("desk-part-evidence")) }
            p.src { (reader.text("desk-evidence-note")) }
            (form.beside("evidence"))
            @for number in 1..=form.fields.count("evidence") {
                @let name = format!("evidence[{number}]");
                fieldset.group {
                    legend { (reader.with("desk-evidence", &[("n", number.to_string())])) }
                    (form.input(&format!("{name}.certificate"), NUMBER))
                    (form.input(&format!("{name}.issued_by"), Typing::COUNTRY))
                    (form.input(&format!("{name}.imported_on"), Typing::DAY))
                    p {
                        (light(
                            &format!("remove-evidence-{number}"),
                            &reader.with("desk-remove-evidence", &[("n", number.to_string())]),
                        ))
                    }
                }
            }
            p { (light("evidence", &reader.text("desk-add-evidence"))) }
        }
    }
}

/// What two people made of the same draft, field by field, where they differ.
pub(crate) fn meanwhile(form: &Form<'_>, newest: &Fields) -> Markup {
    let reader = form.reader;
    let differing = form.fields.differing(newest);
    let shown: Vec<&str> = differing
        .into_iter()
        .filter(|name| !form.fields.shown(name).is_empty() || !newest.shown(name).is_empty())
        .collect();
    html! {
        section.note id="meanwhile" {
            h2 { (reader.text("desk-meanwhile")) }
            p { (reader.text("desk-meanwhile-note")) }
            @if shown.is_empty() { p { (reader.text("desk-meanwhile-same")) } } @else {
                table.stack {
                    thead { tr {
                        th { (reader.text("desk-column-field")) }
                        th { (reader.text("desk-column-yours")) }
                        th { (reader.text("desk-column-theirs")) }
                    } }
                    tbody {
                        @for name in shown {
                            tr {
                                th scope="row" { (form.label_in_list(name)) }
                                td data-l=(reader.text("desk-column-yours")) { (or_nothing(form, &form.fields.shown(name))) }
                                td data-l=(reader.text("desk-column-theirs")) { (or_nothing(form, &newest.shown(name))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn or_nothing(form: &Form<'_>, text: &str) -> Markup {
    html! { @if text.is_empty() { span.miss { (form.reader.text("not-given")) } } @else { (text) } }
}
