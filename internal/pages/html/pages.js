// What pages do better with a script. Every one of them works without.
"use strict";
// A slider says where it stands.
for (const o of document.querySelectorAll("output")) {
  const i = document.getElementById(o.htmlFor.value);
  if (i) i.addEventListener("input", () => { o.value = i.value; });
}
// A filter that is a choice shows at once.
for (const f of document.querySelectorAll("form.inline[method=get]"))
  for (const s of f.querySelectorAll("select")) s.addEventListener("change", () => f.requestSubmit());
// A page that waits for something asks again.
const wait = document.querySelector("[data-again]");
if (wait) setTimeout(() => location.reload(), Number(wait.dataset.again) * 1000);
// A form is not sent twice by two clicks.
for (const f of document.querySelectorAll("form[method=post]"))
  f.addEventListener("submit", (e) => {
    if (f.dataset.sent) e.preventDefault();
    f.dataset.sent = "yes";
    setTimeout(() => { delete f.dataset.sent; }, 4000);
  });
// A founder's answers are kept as they are typed.
const form = document.querySelector("form[data-saves]");
if (form) {
  const say = form.querySelector(".saving");
  const text = () => new URLSearchParams(new FormData(form)).toString();
  let timer = 0, under = null, last = text();
  const save = () => { clearTimeout(timer); if (!under && text() !== last) under = keep().finally(() => { under = null; if (last) save(); }); };
  const keep = async () => {
    const now = last = text();
    try {
      const r = await fetch(form.dataset.saves, { method: "POST", body: new URLSearchParams(now), headers: { Accept: "application/json" } });
      say.textContent = r.ok ? form.dataset.saved : form.dataset.unsaved;
    } catch { say.textContent = form.dataset.unsaved; last = ""; }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 600); });
  form.addEventListener("change", save);
  form.addEventListener("submit", (e) => { // what is under way ends first, and the form is sent alone
    clearTimeout(timer);
    if (!under) { last = text(); return; }
    e.preventDefault();
    under.finally(() => { last = text(); delete form.dataset.sent; form.requestSubmit(e.submitter); });
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
}
