'use strict';
// Everything happens on this device: the module below imports nothing, and the page's policy forbids every request.
const TEXTS = @TEXTS@;
const WASM = '@WASM@';
const PICTURE_BYTES_MAX = 20 * 1024 * 1024;
const PICTURE_PIXELS_MAX = 12e6;
const TRUST_BYTES_MAX = 64 * 1024 * 1024;
const LANGUAGES = ['en', 'fr', 'pt'];

const at = id => document.getElementById(id);
const preferred = (navigator.languages || []).map(tag => tag.slice(0, 2)).find(tag => LANGUAGES.includes(tag));
let lang = preferred || 'en';
let trust = null, last = null, stream = null, running = null, compiled = null, held = null;

const text = (key, args = {}) =>
  (TEXTS[lang][key] || key).replace(/\{ \$(\w+) \}/g, (_, name) => args[name] === undefined ? '' : String(args[name]));

/* ---- the module ---- */
const bytesOf = base64 => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
const utf8 = string => new TextEncoder().encode(string);

async function module() {
  compiled = compiled || await WebAssembly.compile(bytesOf(WASM));
  return (await WebAssembly.instantiate(compiled, {})).exports;
}

function give(loupe, what, bytes) {
  loupe.forget(what);
  for (const byte of bytes) if (!loupe.give(what, byte)) return;
}

async function ask(shown, width, height) {
  // A fault leaves the module in an unknown state: the next question gets a new one.
  if (!running) held = null;
  const loupe = running || await module();
  running = null;
  give(loupe, 0, shown);
  if (held !== trust) { give(loupe, 1, trust); held = trust; }
  give(loupe, 2, utf8(at('day').value));
  const answer = new Uint8Array(loupe.check(width, height));
  for (let place = 0; place < answer.length; place++) answer[place] = loupe.answer(place);
  loupe.forget(0);
  running = loupe;
  return JSON.parse(new TextDecoder().decode(answer));
}

/* ---- what is shown ---- */
function luma(source, width, height) {
  const scale = Math.min(1, Math.sqrt(PICTURE_PIXELS_MAX / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * scale));
  canvas.height = Math.max(1, Math.floor(height * scale));
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(source, 0, 0, canvas.width, canvas.height);
  const rgba = drawing.getImageData(0, 0, canvas.width, canvas.height).data;
  const grey = new Uint8Array(canvas.width * canvas.height);
  for (let n = 0; n < grey.length; n++) {
    grey[n] = (rgba[4 * n] * 77 + rgba[4 * n + 1] * 150 + rgba[4 * n + 2] * 29) >> 8;
  }
  return { grey, width: canvas.width, height: canvas.height };
}

const refused = (rule, input, file = 'shown') => ({ refused: { rule, input, file } });

async function judgeFile(file) {
  if (file.size > PICTURE_BYTES_MAX) return refused('Q7', `${file.size} B`);
  const head = new Uint8Array(await file.slice(0, 5).arrayBuffer());
  const begins = (...bytes) => bytes.every((byte, n) => head[n] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46)) return refused('Q15', file.name);
  // A code or a credential: KP1: or eyJ.
  if (begins(0x4b, 0x50, 0x31, 0x3a) || begins(0x65, 0x79, 0x4a)) {
    return ask(new Uint8Array(await file.arrayBuffer()), 0, 0);
  }
  let picture;
  try { picture = await createImageBitmap(file); } catch (fault) { return refused('Q8', file.name); }
  const { grey, width, height } = luma(picture, picture.width, picture.height);
  picture.close();
  return ask(grey, width, height);
}

async function show(judge) {
  const place = at('verdict');
  if (!trust) { last = { say: 'scan-trust-none' }; render(); at('trust').focus(); return; }
  place.replaceChildren(element('p', text('scan-reading')));
  // Let the words be seen before the work begins.
  await new Promise(done => setTimeout(done, 20));
  try { last = await judge(); } catch (fault) { last = { say: 'scan-fault' }; }
  render();
  place.focus();
  place.scrollIntoView();
}

/* ---- the camera ---- */
function stopCamera() {
  if (stream) stream.getTracks().forEach(track => track.stop());
  stream = null;
  at('seen').hidden = true;
  at('camera').dataset.t = 'scan-camera';
  translate();
}

async function camera() {
  if (stream) { stopCamera(); return; }
  if (!trust) { await show(null); return; }
  try {
    const wanted = { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } };
    stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  } catch (fault) { last = { say: 'scan-camera-none' }; render(); return; }
  const seen = at('seen');
  seen.srcObject = stream;
  seen.hidden = false;
  at('camera').dataset.t = 'scan-camera-stop';
  translate();
  last = { say: 'scan-camera-looking' };
  render();
  await seen.play();
  look(seen);
}

async function look(seen) {
  if (!stream) return;
  if (seen.videoWidth) {
    const { grey, width, height } = luma(seen, seen.videoWidth, seen.videoHeight);
    let told;
    try { told = await ask(grey, width, height); } catch (fault) { told = refused('Q1', ''); }
    // Nothing, or too much, in the picture yet: go on looking.
    const goesOn = told.refused && ['Q1', 'Q2', 'Q4'].includes(told.refused.rule);
    if (stream && !goesOn) { stopCamera(); last = told; render(); at('verdict').scrollIntoView(); return; }
  }
  setTimeout(() => look(seen), 120);
}

/* ---- the verdict in words ---- */
function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...(Array.isArray(content) ? content : [content]).filter(part => part !== ''));
  return made;
}

const locale = () => ({ en: 'en-GB', fr: 'fr', pt: 'pt-PT' })[lang];
const day = iso => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));
const moment = iso => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso)) + ' UTC';
const decimal = plain => {
  const [whole, part] = String(plain).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return part === undefined ? grouped : grouped + (lang === 'en' ? '.' : ',') + part;
};
const hasNo = value => value === undefined || value === null || value === '';

function participant(checked, code) {
  const name = checked.participants[code];
  return name ? `${name} (${code})` : code;
}

const origins = (checked, codes) =>
  codes.map(code => code === 'unknown' ? text('paper-unknown') : participant(checked, code)).join(', ');

function said(checked, value) {
  if (hasNo(value)) return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
  return /^[A-Z]{3}$/.test(value) ? participant(checked, value) : value;
}

function finding(checked, one) {
  const code = one.kind.replaceAll('_', '-');
  const key = code === 'wrong-key' && one.known ? 'discrepancy-wrong-key-of' : `discrepancy-${code}`;
  const words = text(key, { said: said(checked, one.said), known: said(checked, one.known) });
  return element('li', [element('b', text(`verdict-weight-${one.weight}`)), ' ', words], { 'data-kind': one.kind });
}

function party(one) {
  if (!one) return text('verdict-kept-back');
  const licence = one.licence ? [text('paper-licence', { number: one.licence })] : [];
  return [one.name, one.address, ...licence].join(', ');
}

function field(list, key, value, name = '') {
  if (hasNo(value)) return;
  list.append(element('div', [element('dt', text(key)), element('dd', element('bdi', value), name ? { class: name } : {})]));
}

/* Columns in which nothing stands are left out. */
function table(caption, allColumns, allRows) {
  const kept = allColumns.map((_, n) => allRows.some(row => !hasNo(row.cells[n])));
  const keep = row => row.filter((_, n) => kept[n]);
  const columns = keep(allColumns);
  const rows = allRows.map(row => ({ ...row, cells: keep(row.cells) }));
  const head = element('tr', columns.map(([key, kind]) => element('th', text(key), { scope: 'col', class: kind })));
  const body = rows.map(({ cells, kind }) => element('tr', cells.map((cell, n) =>
    element('td', element('bdi', hasNo(cell) ? '' : cell), { class: columns[n][1], 'data-l': text(columns[n][0]) })), kind ? { class: kind } : {}));
  const made = element('table', [element('caption', text(caption)), element('thead', head), element('tbody', body)]);
  if (columns.length > 3) made.className = 'stack';
  return made;
}

function goods(checked) {
  const columns = [['paper-hs', ''], ['paper-carats', 'n'], ['paper-usd', 'n']];
  const row = (name, of, kind) => ({ cells: [name, decimal(of.carats), decimal(of.usd)], kind });
  const rows = checked.stated.goods.map(one => row(one.hs, one, ''));
  if (checked.total) rows.push(row(text('paper-total'), checked.total, 'total'));
  return table('paper-goods', columns, rows);
}

function parcels(checked) {
  const columns = [['paper-parcel', ''], ['paper-mined-in', ''], ['paper-mined-when', ''], ['paper-lots', ''], ['paper-hs', ''], ['paper-carats', 'n'], ['paper-usd', 'n']];
  const rows = checked.stated.parcels.flatMap(parcel => parcel.lines.map(line => ({ cells: [
    parcel.id, origins(checked, parcel.origins), parcel.mined, (parcel.lots || []).join(' '), line.hs, decimal(line.carats), decimal(line.usd),
  ] })));
  return table('paper-parcels', columns, rows);
}

function language(tag) {
  const name = TEXTS[lang][`language-${tag.split(/[-_]/)[0].toLowerCase()}`];
  return name ? `${name} (${tag})` : tag;
}

function stated(checked) {
  const { claims, stated } = checked;
  const list = element('dl', []);
  field(list, 'paper-title', text('paper-oath'));
  field(list, 'paper-number', claims.number);
  field(list, 'paper-participant', participant(checked, claims.exporting));
  field(list, 'paper-origin', origins(checked, claims.origins));
  field(list, 'paper-issued', day(claims.issued_on));
  field(list, 'paper-expires', day(claims.expires_on));
  field(list, 'paper-issuer', [claims.issuer.name, claims.issuer.city, claims.issuer.office].filter(Boolean).join(', '));
  field(list, 'paper-language', language(claims.language));
  field(list, 'paper-exporter', party(stated.exporter));
  field(list, 'paper-importer', party(stated.importer));
  field(list, 'paper-destination', participant(checked, claims.importing));
  field(list, 'paper-parcel-count', String(claims.parcels));
  field(list, 'paper-seal', stated.exporter ? stated.seal || text('paper-seal-none') : text('verdict-kept-back'));
  field(list, 'paper-quality', stated.quality);
  field(list, 'paper-zone', stated.zone);
  for (const one of stated.evidence) {
    field(list, 'paper-evidence', `${one.certificate}, ${participant(checked, one.issued_by)}, ${day(one.imported_on)}`);
  }
  if (!stated.goods.length) field(list, 'paper-goods', text('verdict-kept-back'));
  const rest = element('dl', []);
  field(rest, 'paper-record', claims.record);
  field(rest, 'paper-claims', checked.claims_hash, 'key');
  return [list, ...(stated.goods.length ? [goods(checked)] : []), ...(stated.parcels.length ? [parcels(checked)] : []), rest];
}

function verdict(checked) {
  const good = checked.signature_good;
  const signer = text(good ? 'verdict-signed-by' : 'verdict-not-signed', { office: checked.office_name, key: checked.signed_by_key });
  const register = text('verdict-register', { key: checked.register_key });
  const found = checked.findings.length
    ? element('ul', checked.findings.map(one => finding(checked, one)))
    : element('p', text('verdict-found-nothing'));
  return [
    element('p', [element('span', checked.claims.number, { class: 'no' }), text(`verdict-${checked.outcome}`)], { class: 'outcome', 'data-outcome': checked.outcome }),
    element('p', text(`verdict-${checked.outcome}-next`)),
    element('p', [text('verdict-as-of', { moment: moment(checked.trust_as_of), number: checked.trust_number }), ' ', text('verdict-on', { day: day(checked.on) })], { class: 'as-of' }),
    element('h2', text('verdict-found')), found,
    element('h2', text('verdict-signed')), element('p', signer), element('p', `${register} ${text('verdict-register-unknown')}`, { class: 'soft' }),
    element('h2', text(good ? 'verdict-stated' : 'verdict-stated-only')), ...stated(checked),
    element('p', text('verdict-says-not'), { class: 'soft' }),
  ];
}

function render() {
  const place = at('verdict');
  if (!last) { place.replaceChildren(); return; }
  if (last.say) { place.replaceChildren(element('p', text(last.say), { class: 'outcome' })); return; }
  if (last.checked) { place.replaceChildren(...verdict(last.checked)); return; }
  const { rule, input } = last.refused;
  if (!rule) { place.replaceChildren(element('p', text('scan-day'), { class: 'outcome' })); return; }
  place.replaceChildren(
    element('p', [element('span', rule, { class: 'no' }), text(`rule-${rule}`, { input })], { class: 'outcome', 'data-rule': rule }),
    element('p', text(`rule-${rule}-next`, { input })),
  );
}

/* ---- the page ---- */
function translate() {
  document.documentElement.lang = lang;
  document.title = `${text('scan-title')} · Loupe`;
  document.querySelectorAll('[data-t]').forEach(one => { one.textContent = text(one.dataset.t); });
  asOf();
}

function asOf() {
  const place = at('as-of');
  place.textContent = '';
  if (!trust) return;
  // What the bundle says of itself; that its register signed it is checked with each certificate.
  try {
    const head = JSON.parse(new TextDecoder().decode(trust).split('\n')[1]);
    place.textContent = text('verdict-as-of', { moment: moment(head.as_of), number: head.number });
  } catch (fault) { place.textContent = text('rule-Q11', { input: '' }); }
}

async function takeTrust(file) {
  trust = null;
  running = null;
  if (!file) return;
  if (file.size > TRUST_BYTES_MAX) { last = refused('Q11', `${file.size} B`, 'trust'); render(); return; }
  trust = new Uint8Array(await file.arrayBuffer());
  asOf();
}

const now = new Date();
const two = number => String(number).padStart(2, '0');
at('day').value = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
at('lang').value = lang;
at('lang').addEventListener('change', event => { lang = event.target.value; translate(); render(); });
at('trust').addEventListener('change', event => takeTrust(event.target.files[0]).then(again));
at('photo').addEventListener('change', again);
at('day').addEventListener('change', again);
at('check').addEventListener('click', () => checkText());
at('camera').addEventListener('click', camera);
at('asked').addEventListener('submit', event => event.preventDefault());

function checkText() {
  const typed = at('text').value;
  if (!typed.trim()) { last = { say: 'scan-again' }; render(); return; }
  at('photo').value = '';
  show(() => ask(utf8(typed), 0, 0));
}

/* What was shown before is judged again, when the bundle or the day changes. */
function again() {
  const file = at('photo').files[0];
  if (file) show(() => judgeFile(file));
  else if (at('text').value.trim() && trust) checkText();
}
translate();
