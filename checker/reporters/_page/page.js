(() => {
  "use strict";
  const one = (what, where = document) => where.querySelector(what);
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  document.documentElement.classList.add("js");

  /* --- filters: a row is shown where every choice and every word of the search fits it --- */
  const spoken = new WeakMap();
  const words = (item) => {
    if (!spoken.has(item)) spoken.set(item, item.textContent.toLowerCase());
    return spoken.get(item);
  };
  const chosen = (form, name) => new Set(all(`input[name=${name}]:checked`, form).map((box) => box.value));
  const sought = (form) => form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);

  const filter = (form, items, fits) => {
    const apply = () => {
      const search = sought(form), fit = fits(form);
      let shown = 0;
      for (const item of items) {
        item.hidden = !(fit(item) && search.every((word) => words(item).includes(word)));
        shown += !item.hidden;
      }
      for (const table of all("table.checks")) table.hidden = !one("tbody tr:not([hidden])", table);
      one("output", form).textContent = `${shown} of ${items.length} shown`;
    };
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
    return () => {
      for (const box of all("input[type=checkbox]", form)) box.checked = true;
      for (const list of all("select", form)) if (list.name !== "sort") list.value = "";
      form.elements.q.value = "";
      apply();
    };
  };

  const place = (item) => item.dataset.place.split(" ").map(Number);
  const orders = {
    worst: (a, b) => a.dataset.order - b.dataset.order,
    sure: (a, b) => b.dataset.sure - a.dataset.sure || a.dataset.order - b.dataset.order,
    place: (a, b) => {
      const [p, q] = [place(a), place(b)];
      return p[0] - q[0] || p[1] - q[1] || p[2] - q[2];
    },
  };

  let showFindings = () => {}, showChecks = () => {};
  const findings = one("#finding-filters");
  if (findings) {
    const list = one("#finding-list"), items = all("article", list);
    showFindings = filter(findings, items, (form) => {
      const levels = chosen(form, "severity"), code = form.elements.code.value, from = form.elements.document.value;
      return (item) => levels.has(item.dataset.severity) && (!code || item.dataset.code === code)
        && (!from || item.dataset.documents.split(" ").includes(from));
    });
    findings.elements.sort.addEventListener("change", () => {
      list.append(...items.slice().sort(orders[findings.elements.sort.value]));
    });
  }
  const checks = one("#check-filters");
  if (checks) {
    showChecks = filter(checks, all("#check-list tbody tr"), (form) => {
      const verdicts = chosen(form, "verdict");
      return (item) => verdicts.has(item.dataset.verdict);
    });
  }

  /* --- places: whatever is led to is unfolded and not filtered away --- */
  const reveal = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return null;
    if (target.closest("[hidden]")) (target.closest("#check-list") ? showChecks : showFindings)();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    return target;
  };
  const arrive = () => {
    const target = reveal(decodeURIComponent(location.hash.slice(1)));
    if (target) target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", arrive);

  /* --- the panel: what stands against a claim, copied from the findings and the checklist --- */
  const panel = one("#panel"), inner = one(".inner", panel), title = one("#panel-title");
  let current = null;
  const told = all("a.claim[data-findings], a.claim[data-checks]");
  const bare = (node) => {
    const copy = node.cloneNode(true);
    for (const part of [copy, ...all("[id]", copy)]) part.removeAttribute("id");
    copy.hidden = false;
    return copy;
  };
  const box = (name, look, ...parts) => {
    const made = document.createElement(name);
    made.className = look;
    made.append(...parts);
    return made;
  };
  const sayso = (row) => box("div", "badges", ...bare(one(".verdict", row)).childNodes);
  const checked = (row) => box("article", "checked", sayso(row),
    box("div", "sides",
      box("div", "side", box("p", "head", "In the draft"), ...bare(one(".mine", row)).childNodes),
      box("div", "side", box("p", "head", "Beside it"), ...bare(one(".beside", row)).childNodes)));
  const named = (claim, kind) => (claim.dataset[kind] || "").split(" ").filter(Boolean)
    .map((id) => document.getElementById(id)).filter(Boolean);

  const open = (claim) => {
    const findings = named(claim, "findings");
    const spokenOf = (row) => findings.some((finding) => one(`.verdict a[href='#${finding.id}']`, row));
    const rows = named(claim, "checks"), said = rows.find(spokenOf);
    const parts = [
      ...(said ? [sayso(said)] : []), ...rows.filter((row) => !spokenOf(row)).map(checked), ...findings.map(bare),
    ];
    if (!parts.length) parts.push(box("p", "soft", "Nothing stands for or against it."));
    inner.replaceChildren(box("p", "measure", claim.title), ...parts);
    title.textContent = claim.textContent.trim();
    if (current) current.classList.remove("current");
    current = claim;
    claim.classList.add("current");
    panel.hidden = false;
    panel.scrollTop = 0;
    document.documentElement.classList.add("with-panel");
    title.focus({ preventScroll: true });
    const { top, bottom } = claim.getBoundingClientRect();
    const room = panel.getBoundingClientRect().left > 0 ? innerHeight : panel.getBoundingClientRect().top;
    if (top < 60 || bottom > room - 20) scrollBy({ top: top - room / 3, behavior: "instant" });
    const step = told.indexOf(claim);
    for (const button of all("[data-go]", panel)) {
      button.disabled = step < 0 || !told[step + Number(button.dataset.go)];
    }
  };
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    document.documentElement.classList.remove("with-panel");
    if (current) {
      current.classList.remove("current");
      current.focus();
    }
    current = null;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const within = panel.contains(link);
    if (link.classList.contains("claim") && link.closest(".text")) {
      event.preventDefault();
      open(link);
      return;
    }
    if (within) close();
    const id = link.getAttribute("href").slice(1);
    const target = reveal(id);
    if (target && location.hash === `#${id}`) {
      event.preventDefault();
      target.scrollIntoView({ block: "center" });
    }
    if (target) target.focus({ preventScroll: true });
  });
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("close" in button.dataset) return close();
    const next = told[told.indexOf(current) + Number(button.dataset.go)];
    if (next) {
      reveal(next.id);
      open(next);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  /* --- paper: nothing stays folded --- */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
  if (location.hash) arrive();
})();
