// node rows.mjs LAW CASES - the verdict rows of pact.treaty as a script would compute them: the text
// taken apart by regular expressions, the three clauses written out. Prints the first seven columns
// of `casus assess --format rows`. What the script knows of the law are the memberships alone.
import { readFileSync } from 'node:fs';

const days = new Map();
const day = text => days.get(text) ?? (days.set(text, Date.parse(text) / 864e5), days.get(text));
const [law, cases] = process.argv.slice(2).map(name => readFileSync(name, 'latin1'));

const members = new Map();
for (const [, names, from, until] of law.matchAll(/^  party ([\w, ]+?) +from (\S+)(?: until (\S+))?/gm))
  for (const name of names.split(', '))
    members.set(name, [...members.get(name) ?? [], { from: day(from), until: until ? day(until) : Infinity }]);
const isParty = (name, on) => members.get(name)?.some(m => m.from <= on && on < m.until) ?? false;

const eventLine = new RegExp(/^  ([\d-]{10})(?: .. [\d-]{10})?: (\w+) (\w+) by (\w+)/.source +
  /(?: (?:on|to) (\w+))?(?: at (\w+))?(?: for \w+)?(?: under PACT.(\d))?(?: with \w+ (\w+))?( claimed| denied)?/.source, 'gm');
const titleLine = /^  throughout: title\((\w+), (\w+)\)( claimed| denied)?/gm;
const appraisalLine = /^  appraised: (not )?justified\((\w+)\)( claimed| denied)?/gm;
const isHelp = new Set(['material', 'military']);

// What acts after `first`, some of them open, make of a duty due by `last`.
function performed(acts, first, last, out) {
  let inTime = false, late = false, surelyLate = false;
  for (const a of acts ?? []) {
    if (a.day < first) continue;
    if (a.day <= last) {
      if (a.sure) { out.add('HONORED'); return; }
      inTime = true;
    } else late = true, surelyLate ||= a.sure;
  }
  if (inTime) out.add('HONORED');
  if (late) out.add('HONORED LATE');
  if (!surelyLate) out.add('NOT HONORED');
}

function assess(text, print) {
  const acts = { force: [], request: [], consultation: new Map(), assistance: new Map(), decision: [], statement: [] };
  for (const [, d, kind, label, by, on, place, article, level, open] of text.matchAll(eventLine)) {
    const e = { day: day(d), label, by, on, place, article, level, sure: !open }, list = acts[kind];
    if (Array.isArray(list)) list.push(e);
    else if (kind !== 'assistance' || isHelp.has(level)) list.set(by + on, [...list.get(by + on) ?? [], e]);
  }
  const title = new Map(), justified = new Map(), asked = new Map();
  for (const [, place, state, open] of text.matchAll(titleLine)) title.set(place + state, open ? 'open' : 'sure');
  for (const [, not, label, open] of text.matchAll(appraisalLine)) justified.set(label, open ? 'open' : not ? 'no' : 'yes');
  for (const r of acts.request) if (r.article === '4') asked.set(r.by, [...asked.get(r.by) ?? [], r]);

  const [, from, to] = text.match(/^  span (\S+) .. (\S+)/m).map(day);
  for (const [o, periods] of members) {
    if (!periods.some(m => m.from <= to && from < m.until)) continue;
    let may = false, must = false;
    for (const f of acts.force) {
      if (f.by !== o || f.on === o || !isParty(o, f.day) || !isParty(f.on, f.day) || justified.get(f.label) === 'yes') continue;
      may = true;
      must ||= f.sure && justified.get(f.label) === 'no';
    }
    print('PACT.1.refrain', 'only', '-', o, '-', may ? must ? ['NOT HONORED'] : ['HONORED', 'NOT HONORED'] : ['HONORED']);
  }
  for (const r of acts.request) {
    if (r.article !== '2' || !isParty(r.by, r.day)) continue;
    for (const o of members.keys()) {
      if (o === r.by || !isParty(o, r.day)) continue;
      const out = new Set(r.sure ? [] : ['NOT TRIGGERED']);
      performed(acts.consultation.get(o + r.by), r.day, r.day + 14, out);
      print('PACT.2.consult', 'only', r.label, o, r.by, out);
    }
  }
  for (const f of acts.force) {
    const v = f.on, owner = title.get(f.place + v), right = justified.get(f.label);
    if (!isParty(v, f.day)) { print('PACT.4.assist', '-', f.label, '-', v, ['NO DUTY']); continue; }
    for (const o of members.keys()) {
      if (o === v || o === f.by || !isParty(o, f.day)) continue;
      const out = new Set();
      const may = right !== 'yes' && f.level !== 'incident' && owner;
      if (!may || !f.sure || right !== 'no' || owner !== 'sure') out.add('NOT TRIGGERED');
      let surely = !may;
      for (const r of asked.get(v) ?? []) {
        if (surely || r.day < f.day) continue;
        performed(acts.assistance.get(o + v), r.day, r.day + 30, out);
        surely = r.sure;
      }
      if (!surely) out.add('NOT DUE');
      print('PACT.4.assist', 'only', f.label, o, v, out);
    }
  }
}

const order = ['NO DUTY', 'NOT TRIGGERED', 'NOT DUE', 'HONORED', 'HONORED LATE', 'NOT HONORED'];
const rows = [];
for (const text of cases.split(/^case /m).slice(1))
  assess(text, (clause, version, instance, obligor, beneficiary, verdicts) => {
    const set = [...verdicts].sort((a, b) => order.indexOf(a) - order.indexOf(b)).join('|');
    rows.push(`${clause}\t${version}\t${instance}\t${obligor}\t${beneficiary}\t-\t${set}\n`);
  });
process.stdout.write(rows.join(''));
