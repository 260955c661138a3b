"use strict";
// The ranking as a table of which only the rows in sight exist. Everything it shows is in the page.
(() => {
  const d = JSON.parse(document.getElementById("data").textContent);
  const w = d.words, $ = (selector) => document.querySelector(selector);
  const app = $(".app"), view = $(".window"), head = $(".window thead"), body = $(".window tbody");
  // Places in a row.
  const [RANK, NAME, ID, STAGE, VERDICT, GATE, LOW, HIGH, COVERAGE, FINDINGS, WORST, QUESTIONS, RATIOS, CELLS, PLACE, AFTER, TEXTS, LACK] = Array(18).keys();
  const el = (tag, text, className) => {
    const e = document.createElement(tag);
    if (text !== undefined) e.textContent = text;
    if (className) e.className = className;
    return e;
  };
  const interval = (low, high) => low === high ? String(low) : low + "–" + high;
  const number = new Intl.NumberFormat(d.lang, { maximumFractionDigits: 2 });
  const compact = new Intl.NumberFormat(d.lang, { notation: "compact", maximumFractionDigits: 2 });
  const heat = (n) => n === null ? "hx" : "h" + Math.min(4, Math.floor(n / 20));
  const ratio = (r, i) => r[RATIOS][i] && r[RATIOS][i][0];
  const said = (r, i) => {
    const v = r[RATIOS][i];
    return !v ? "" : v[1] ? v[1] + " " + compact.format(v[0]) : number.format(v[0]);
  };
  // What a row that is not ranked lacks comes before what was found.
  const worst = (r) => [...(r[LACK] ? [w.lacks + w.colon + r[LACK]] : []), ...r[WORST].map((f) => d.rules[f[0]][1])];
  const count = (r) => d.severities.map((s, i) => r[FINDINGS][i] ? r[FINDINGS][i] + " " + s : "").filter(Boolean).join(w.listing);

  // A column: title, text of a row, what it is sorted by (missing last), whether numbers, class of a cell.
  const column = (title, text, key, more = {}) => ({ title, text, key, ...more });
  const numeric = { numeric: true };
  const first = [
    column(w.rank, (r) => r[RANK] || "–", (r) => r[RANK], numeric),
    column(w.name, (r) => r[NAME] || r[ID] || r[PLACE], (r) => r[NAME] || r[ID] || r[PLACE], { cell: () => "name" }),
  ];
  const verdict = column(w.verdict, (r) => d.verdicts[r[VERDICT]][1], (r) => r[VERDICT], { cell: (r) => d.verdicts[r[VERDICT]][0] });
  const score = column(w.score, (r) => interval(r[LOW], r[HIGH]), (r) => r[LOW], { numeric: true, down: true });
  const views = [
    [w.ranking, [...first, column(w.stage, (r) => d.stages[r[STAGE]], (r) => r[STAGE], { cell: () => "wide" }), verdict,
      ...(d.gates ? [column(w.gate, (r) => d.gates[r[GATE]], (r) => r[GATE], { cell: () => "wide" })] : []), score,
      column(w.coverage, (r) => r[COVERAGE], (r) => r[COVERAGE], { numeric: true, down: true, cell: () => "wide" }),
      ...(d.after ? [column(w.after, (r) => d.verdicts[r[AFTER][0]][1] + " " + interval(r[AFTER][1], r[AFTER][2]), (r) => r[AFTER][1],
        { down: true, cell: (r) => r[AFTER][0] === r[VERDICT] ? "" : d.verdicts[r[AFTER][0]][0] })] : []),
      column(w.findings, count, (r) => r[FINDINGS].reduce((sum, n) => sum * 1000 + n, 0), { down: true, cell: () => "wide" }),
      column(w.worst, (r) => worst(r).join(w.between), (r) => worst(r).join(w.between) || null, { cell: () => "wide" })]],
    [w.ratios, [...first, verdict, score, ...d.ratios.map((title, i) => column(title, (r) => said(r, i), (r) => ratio(r, i), { numeric: true, down: true }))]],
    [w.heat, [...first, score, ...d.categories.map((title, i) => column(title, (r) => r[CELLS][i] ?? "", (r) => r[CELLS][i],
      { numeric: true, down: true, tall: true, cell: (r) => heat(r[CELLS][i]) }))]],
  ];

  let columns, sort, order, rows;
  const collator = new Intl.Collator(d.lang, { numeric: true });

  function filter() {
    const f = new FormData($(".filters")), text = f.get("text").trim().toLowerCase();
    const is = (name) => f.get(name) ? Number(f.get(name)) : -1;
    const stage = is("stage"), verdict = is("verdict"), gate = f.has("gate") ? is("gate") : -1, low = is("low"), coverage = is("coverage");
    rows = d.rows.filter((r) => (stage < 0 || r[STAGE] === stage) && (verdict < 0 || r[VERDICT] === verdict) && (gate < 0 || r[GATE] === gate) &&
      r[LOW] >= low && r[COVERAGE] >= coverage &&
      (!text || [r[NAME], r[ID], r[PLACE], ...worst(r)].some((s) => s.toLowerCase().includes(text))));
    arrange();
  }

  function arrange() {
    const c = columns[sort.column] || columns[0], sign = sort.down ? -1 : 1;
    const keyed = rows.map((r) => [c.key(r) ?? null, r]);
    keyed.sort(([a, x], [b, y]) => {
      if (a === null || b === null) return (a === null) - (b === null) || x[RANK] - y[RANK];
      const by = typeof a === "string" ? collator.compare(a, b) : a - b;
      return sign * by || x[RANK] - y[RANK];
    });
    order = keyed.map(([, r]) => r);
    view.style.height = order.length > 15 ? "" : "auto"; // a short list needs no window
    $(".status [role]").textContent = w.shown.replace("{n}", number.format(order.length)).replace("{all}", number.format(d.rows.length));
    view.scrollTop = 0;
    header();
    draw(true);
  }

  function header() {
    const line = el("tr");
    columns.forEach((c, i) => {
      const th = el("th", undefined, (c.tall ? "tall " : c.numeric ? "n " : "") + (c.cell && c.cell(d.rows[0]) === "wide" ? "wide" : ""));
      const b = el("button", c.title + (sort.column === i ? (sort.down ? " ↓" : " ↑") : ""));
      b.type = "button";
      b.onclick = () => { sort = { column: i, down: sort.column === i ? !sort.down : !!c.down }; arrange(); };
      if (sort.column === i) th.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      th.append(b);
      th.scope = "col";
      line.append(th);
    });
    head.replaceChildren(line);
  }

  let drawn = [0, 0], height = 32;
  function draw(anew) {
    const from = Math.max(0, Math.floor(view.scrollTop / height) - 15), to = Math.min(order.length, Math.ceil((view.scrollTop + view.clientHeight) / height) + 15);
    if (!anew && from === drawn[0] && to === drawn[1]) return;
    drawn = [from, to];
    const space = (n) => {
      const tr = el("tr", undefined, "space"), td = el("td");
      td.colSpan = columns.length;
      td.style.height = n * height + "px";
      tr.append(td);
      return tr;
    };
    const lines = order.slice(from, to).map((r) => {
      const tr = el("tr");
      tr.tabIndex = 0;
      tr.onclick = () => open(r);
      tr.onkeydown = (e) => { if (e.key === "Enter") open(r); };
      for (const c of columns) {
        const td = el("td", c.text(r), (c.numeric ? "n " : "") + (c.cell ? c.cell(r) : ""));
        td.title = td.textContent;
        tr.append(td);
      }
      return tr;
    });
    body.replaceChildren(space(from), ...lines, space(order.length - to));
    if (anew && lines.length) height = lines[0].getBoundingClientRect().height || height;
  }

  function open(r) {
    const box = $("dialog .content"), part = (title, items) => {
      if (!items.length) return [];
      const ul = el("ul");
      ul.append(...items.map((text) => el("li", text)));
      return [el("h3", title), ul];
    };
    const cells = el("div", undefined, "cells");
    d.categories.forEach((title, i) => cells.append(el("span", title + " " + (r[CELLS][i] ?? "–"), heat(r[CELLS][i]))));
    const line = el("p");
    line.append(el("b", d.verdicts[r[VERDICT]][1], d.verdicts[r[VERDICT]][0]), " · " + [d.stages[r[STAGE]], w.score + " " + interval(r[LOW], r[HIGH]),
      w.coverage + " " + r[COVERAGE], ...(d.gates ? [w.gate + ": " + d.gates[r[GATE]]] : [])].join(" · "));
    const findings = r[WORST].map((f, i) => d.severities[f[1]] + " · " + ((r[TEXTS] && r[TEXTS][i]) || d.rules[f[0]][1]) + " (" + d.rules[f[0]][0] + ")");
    const place = d.rows.indexOf(r), link = d.links && d.links[place] ? [el("p")] : [];
    if (link.length) {
      const a = el("a", w.report);
      a.href = d.links[place];
      link[0].append(a);
    }
    const facts = (d.show || []).map((pointer, i) => d.shown[place][i] ? pointer + w.colon + d.shown[place][i] : "").filter(Boolean);
    const after = d.after ? [el("p", w.after + ": " + d.verdicts[r[AFTER][0]][1] + " " + interval(r[AFTER][1], r[AFTER][2]))] : [];
    box.replaceChildren(el("h2", (r[RANK] === null ? "" : r[RANK] + ". ") + (r[NAME] || r[ID] || r[PLACE])), el("p", [r[ID], r[PLACE]].filter(Boolean).join(" · "), "sub"), line, ...link, ...after, ...part(w.facts, facts),
      ...part(w.worst, findings), ...part(w.questions, r[QUESTIONS].map((q) => d.questions[q])),
      ...part(w.ratios, d.ratios.map((title, i) => r[RATIOS][i] ? title + ": " + said(r, i) + " (" + w.percentile.replace("{n}", r[RATIOS][i][2]) + ")" : "").filter(Boolean)),
      el("h3", w.heat), cells);
    $("dialog").showModal();
  }

  function choose(i) {
    columns = views[i][1];
    sort = { column: 0, down: false };
    $(".heat-note").hidden = views[i][0] !== w.heat;
    [...$(".views").children].forEach((b, k) => b.setAttribute("aria-pressed", k === i));
    arrange();
  }

  for (const [name, texts] of [["stage", d.stages], ["verdict", d.verdicts.map((v) => v[1])], ["gate", d.gates || []]]) {
    const select = $(`select[name=${name}]`);
    if (!select) continue;
    const option = (text, value) => { const o = el("option", text); o.value = value; return o; };
    select.append(option(w.all, ""), ...texts.map((text, i) => option(text, i)));
  }
  $(".views").append(...views.map(([title], i) => {
    const b = el("button", title);
    b.type = "button";
    b.onclick = () => choose(i);
    return b;
  }));
  let pending;
  $(".filters").addEventListener("input", () => { clearTimeout(pending); pending = setTimeout(filter, 120); });
  $(".filters").addEventListener("submit", (e) => e.preventDefault());
  let frame;
  const later = () => { cancelAnimationFrame(frame); frame = requestAnimationFrame(() => draw(false)); };
  view.addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  app.hidden = false;
  document.body.classList.add("scripted");
  rows = d.rows;
  choose(0);
})();
