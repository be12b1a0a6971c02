// Beside htmx: the sign of life, the matrix, charts, and forms that send themselves.
(() => {
  'use strict';
  const $ = (selector, root = document) => root.querySelector(selector);
  const pulse = $('#pulse');
  const stale = $('#stale');

  // ---- live: a page that hears nothing for 12 s says so ----
  const PATIENCE = 12;
  let heard = Date.now();
  let connected = false;

  const say = () => {
    if (!pulse || document.hidden) return;
    const silence = Math.floor((Date.now() - heard) / 1000);
    const old = silence >= PATIENCE;
    pulse.className = 'pulse ' + (old ? 'off' : connected ? 'on' : '');
    if (connected && !old) pulse.textContent = pulse.dataset.liveText;
    pulse.hidden = old;
    stale.hidden = !old;
    if (old) stale.textContent = pulse.dataset.staleText.replace('{0}', silence);
  };
  const news = () => { heard = Date.now(); connected = true; say(); };

  if (pulse) {
    setInterval(say, 1000);
    document.addEventListener('visibilitychange', () => { heard = Date.now(); say(); });
    document.body.addEventListener('htmx:sse:before:message', news);
    for (const topic of ['incidents', 'paths', 'vantages', 'catalogue', 'drills', 'orders', 'payments']) {
      document.body.addEventListener(topic, event => { if (event.target === document.body) changed(topic); });
    }
  }

  // ---- what changed is fetched again: at most every 2 s, never twice at once ----
  let due = null;
  function changed(topic) {
    const main = $('#main');
    if (!main.dataset.refresh || !main.dataset.refresh.split(' ').includes(topic)) return;
    if (topic === 'paths' && $('#matrix')) return patch();
    refresh();
  }
  function refresh() {
    if (due) return;
    due = setTimeout(() => { due = null; htmx.trigger($('#main'), 'refresh'); }, 500);
  }

  // ---- the matrix: one character a cell comes over the wire ----
  let fetching = false;
  let again = false;
  async function patch() {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      const table = $('#matrix');
      const answer = await fetch(table.dataset.state, { headers: { Accept: 'application/json' } });
      if (!answer.ok) return;
      const state = await answer.json();
      if (state.layout !== table.dataset.layout) { refresh(); return; }
      draw(table, state);
    } catch (gone) {
      // The sign of life tells the reader.
    } finally {
      fetching = false;
      if (again) { again = false; setTimeout(patch, 1000); }
    }
  }
  function draw(table, state) {
    const legend = state.legend;
    let at = 0;
    for (const row of table.tBodies[0].rows) {
      for (let i = 1; i < row.cells.length; i++) {
        const mark = legend[state.cells.charCodeAt(at++) - 48];
        const cell = row.cells[i];
        if (cell.className !== mark.style || cell.textContent !== mark.text) {
          cell.className = mark.style;
          cell.textContent = mark.text;
          cell.title = mark.label;
          if (mark.label) cell.setAttribute('aria-label', mark.label); else cell.removeAttribute('aria-label');
        }
      }
    }
    const count = $('#count');
    if (count) count.textContent = count.dataset.text.replace('{0}', state.paths).replace('{1}', state.failing);
  }
  function open(cell) {
    const table = cell.closest('table');
    const agent = table.tHead.rows[1].cells[cell.cellIndex].dataset.agent;
    const target = cell.parentNode.cells[0].dataset.target;
    location.assign('/paths/cell?agent=' + encodeURIComponent(agent) + '&target=' + encodeURIComponent(target));
  }
  function focus(cell) {
    for (const old of document.querySelectorAll('#matrix td[tabindex]')) old.removeAttribute('tabindex');
    cell.tabIndex = 0;
    cell.focus();
  }
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  document.addEventListener('click', event => {
    const cell = event.target.closest('#matrix tbody td');
    if (cell && !event.target.closest('a')) open(cell);
  });
  document.addEventListener('keydown', event => {
    const table = $('#matrix');
    const cell = event.target.closest('#matrix tbody td');
    const area = table && event.target.classList.contains('matrix');
    const step = STEPS[event.key];
    if (cell && event.key === 'Enter') open(cell);
    else if (step && area) { event.preventDefault(); focus(table.tBodies[0].rows[0].cells[1]); }
    else if (step && cell) {
      event.preventDefault();
      const row = table.tBodies[0].rows[cell.parentNode.sectionRowIndex + step[0]];
      const next = row && row.cells[cell.cellIndex + step[1]];
      if (next && next.tagName === 'TD') focus(next);
    }
  });

  // ---- forms that need no button ----
  document.addEventListener('change', event => {
    const form = event.target.closest('form[data-auto]');
    if (form) form.requestSubmit();
  });
  document.addEventListener('click', event => {
    const button = event.target.closest('button[data-copy]');
    if (!button) return;
    navigator.clipboard.writeText($(button.dataset.copy).textContent).then(() => { button.textContent = button.dataset.done; });
  });
})();
