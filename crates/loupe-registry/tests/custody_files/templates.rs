//! The empty table, in every language and shape: what it says, and that it comes back filled in.

use loupe_registry::certificate_files::Shape;
use loupe_registry::custody_files::template;
use loupe_scheme::words::Lang;

use super::tables::{cells, events, file, places, sent};

/// The first sheet of a template.
fn sheet(lang: Lang, shape: Shape) -> Vec<Vec<String>> {
    cells(&template(lang, shape), shape).remove(0)
}

#[tokio::test]
async fn the_example_is_told_apart_and_reads_when_it_is_not() {
    for lang in Lang::ALL {
        for shape in [Shape::Csv, Shape::Xlsx] {
            let empty = template(lang, shape);
            assert_eq!(places(sent("empty", &empty).await), ["B20 0 -"], "it holds nothing yet");
            let mut rows = sheet(lang, shape);
            let header = rows.remove(0);
            assert!(rows.iter().all(|row| row[0].starts_with("# ")));
            let mut filled: Vec<Vec<String>> = rows.into_iter().filter(|row| row.len() == header.len()).collect();
            filled.iter_mut().for_each(|row| row[0] = row[0].replace("# ", ""));
            let captured = sent("filled", &file(&[vec![header], filled].concat(), shape)).await;
            let captured = captured.unwrap_or_else(|refusals| panic!("{lang:?} {refusals:?}"));
            assert_eq!((events(&captured).len(), captured.preview.examples_left), (4, 0));
        }
    }
}

#[tokio::test]
async fn a_row_below_the_example_is_read_alone() {
    for lang in Lang::ALL {
        for shape in [Shape::Csv, Shape::Xlsx] {
            let mut rows = sheet(lang, shape);
            let mut own = rows.iter().find(|row| row[0] == "# 1").unwrap().clone();
            own[0] = "1".to_owned();
            rows.push(own);
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .map(|mut row| {
                    row.resize(14, String::new());
                    row
                })
                .collect();
            let captured = sent("own", &file(&rows, shape)).await.unwrap();
            assert_eq!((captured.preview.acts.len(), captured.preview.rows), (1, 1));
            assert!(captured.preview.examples_left >= 9);
            let said = captured.preview.words(lang);
            assert!(said.len() == 2 && said[1].starts_with(&captured.preview.examples_left.to_string()), "{said:?}");
        }
    }
}

#[test]
fn every_column_is_explained_and_nothing_runs() {
    for lang in Lang::ALL {
        for shape in [Shape::Csv, Shape::Xlsx] {
            let sheets = cells(&template(lang, shape), shape);
            let header = sheets[0][0].clone();
            let all: Vec<&String> = sheets.iter().flatten().flatten().collect();
            assert!(all.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
            let explained = |heading: &String| match shape {
                Shape::Csv => sheets[0].iter().any(|row| row[0].starts_with(&format!("# {heading}: "))),
                Shape::Xlsx => sheets[1].iter().any(|row| row[0] == *heading && row[1].len() > 15),
            };
            assert!(header.len() == 14 && header.iter().all(explained), "{lang:?} {header:?}");
        }
    }
}
