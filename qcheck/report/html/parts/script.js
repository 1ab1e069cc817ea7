(function () {
  "use strict";
  // Filters the rows that the page already holds; without it everything is shown.
  var byId = function (id) { return document.getElementById(id); };
  var all = function (query, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(query));
  };
  var form = byId("filters"), count = byId("count");
  var chosen = ["status", "lead", "section", "region", "text"].reduce(function (found, name) {
    found[name] = byId("f-" + name);
    return found;
  }, {});
  var groups = all("#rows > tbody").map(function (body) {
    var own = body.hasAttribute("data-s");
    var head = own ? "" : body.querySelector(".h").textContent;
    return {
      body: body,
      leads: body.getAttribute("data-l").split(" "),
      section: body.getAttribute("data-c"),
      rows: (own ? [body] : all("tr[data-s]", body)).map(function (row) {
        return {
          row: row,
          status: row.getAttribute("data-s"),
          region: row.getAttribute("data-r"),
          head: head,
          text: null
        };
      })
    };
  });
  var total = groups.reduce(function (sum, group) { return sum + group.rows.length; }, 0);

  // Only a search needs all the text of the page.
  function holds(one, text) {
    if (one.text === null) { one.text = (one.head + " " + one.row.textContent).toLowerCase(); }
    return one.text.indexOf(text) >= 0;
  }

  function value(name) { return chosen[name] ? chosen[name].value : ""; }

  function show() {
    var status = value("status"), lead = value("lead"), section = value("section");
    var region = value("region"), text = value("text").trim().toLowerCase(), shown = 0;
    groups.forEach(function (group) {
      var fits = (!lead || group.leads.indexOf(lead) >= 0) && (!section || group.section === section);
      var left = 0;
      group.rows.forEach(function (one) {
        var kept = fits && (!status || one.status === status) &&
          (!region || one.region === region) && (!text || holds(one, text));
        one.row.hidden = !kept;
        left += kept ? 1 : 0;
      });
      group.body.hidden = !left;
      shown += left;
    });
    var said = count.getAttribute("data-said").replace("{shown}", shown).replace("{total}", total);
    count.textContent = shown || !total ? said : count.getAttribute("data-none");
  }

  function open(yes) {
    return function () {
      all("#rows details").forEach(function (one) { one.open = yes; });
    };
  }

  // A link from the matrix leads to its row, whatever is filtered.
  function arrive() {
    var row = /^#t[0-9]+$/.test(location.hash) ? byId(location.hash.slice(1)) : null;
    if (!row) { return; }
    if (row.hidden) { form.reset(); show(); }
    all("details", row).forEach(function (one) { one.open = true; });
    row.scrollIntoView();
    // Rows on the way are only now as high as they are.
    setTimeout(function () { row.scrollIntoView(); }, 60);
  }

  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(show, 0); });
  byId("open-all").addEventListener("click", open(true));
  byId("close-all").addEventListener("click", open(false));
  byId("print").addEventListener("click", function () { window.print(); });
  window.addEventListener("hashchange", arrive);
  show();
  arrive();
}());
