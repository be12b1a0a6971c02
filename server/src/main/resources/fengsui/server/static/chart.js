// The chart of an incident: fetched when it comes into view, and again when there is news.
(() => {
  'use strict';
  const place = document.querySelector('#chart');
  if (!place) return;
  const COUNTED = 6000; // ms until the post has counted what it just received
  const DASHES = ['solid', 'dashed', 'dotted', [12, 4, 3, 4], [3, 3], [16, 6]];
  const SHAPES = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  let chart = null;
  let numbers = null;
  let due = null;

  function line(each, i, all) {
    const known = each.failing.filter(share => share !== null).length;
    const end = { symbol: 'none', silent: true, animation: false, lineStyle: { color: colour('ink'), type: 'solid', width: 1.5 } };
    return {
      name: each.name, type: 'line', data: each.failing, color: colour('line-' + (i % 6 + 1)),
      symbol: SHAPES[i % 6], symbolSize: 8, showSymbol: known <= 60,
      // Lines that lie upon each other are all seen: the upper are thinner.
      lineStyle: { type: DASHES[i % 6], width: 2 + (all.length - 1 - i) },
      markLine: i > 0 ? undefined : {
        ...end, data: numbers.marks.map(mark => ({ xAxis: mark.at, label: { formatter: mark.name, color: colour('ink'), position: 'end' } })),
      },
    };
  }
  function draw() {
    const ink = { color: colour('ink') };
    const quiet = { color: colour('quiet') };
    const width = place.clientWidth;
    const legendRows = width < 600 ? numbers.lines.length : 1;
    chart.resize();
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      legend: { type: 'plain', bottom: 0, left: 0, orient: width < 600 ? 'vertical' : 'horizontal', itemWidth: 44, textStyle: ink, data: numbers.lines.map(each => each.name) },
      tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, valueFormatter: share => share == null ? '–' : share + ' %', backgroundColor: colour('paper'), textStyle: ink },
      grid: { left: 48, right: 24, top: 28, bottom: 36 + 24 * legendRows },
      xAxis: { type: 'category', boundaryGap: false, data: numbers.at, axisLabel: { ...quiet, hideOverlap: true }, axisLine: { lineStyle: quiet } },
      yAxis: { type: 'value', min: 0, max: 100, interval: 25, axisLabel: { ...quiet, formatter: '{value} %' }, splitLine: { lineStyle: { color: colour('line-soft') } } },
      series: numbers.lines.map(line),
    }, true);
  }
  function element(name, text, scope) {
    const it = document.createElement(name);
    it.textContent = text;
    if (scope) it.scope = scope;
    return it;
  }
  function tell() {
    const table = document.querySelector('#numbers table');
    const head = table.tHead.rows[0];
    head.replaceChildren(head.cells[0], ...numbers.lines.map(each => element('th', each.name, 'col')));
    table.tBodies[0].replaceChildren(...numbers.rows.map(row => {
      const it = document.createElement('tr');
      it.append(element('th', row.at, 'row'), ...row.cells.map(cell => element('td', cell)));
      return it;
    }));
  }
  async function load() {
    try {
      const answer = await fetch(place.dataset.numbers, { headers: { Accept: 'application/json' } });
      if (!answer.ok) return;
      numbers = await answer.json();
      place.hidden = numbers.lines.length === 0;
      if (place.hidden) { later(); return; }
      chart ??= echarts.init(place, null, { renderer: 'canvas' });
      draw();
      tell();
    } catch (gone) {
      // The sign of life tells the reader.
    }
  }
  function later() {
    due ??= setTimeout(() => { due = null; load(); }, COUNTED);
  }
  function begin() {
    const library = document.createElement('script');
    library.src = place.dataset.library;
    library.addEventListener('load', () => {
      load();
      for (const topic of ['incidents', 'paths']) {
        document.body.addEventListener(topic, event => { if (event.target === document.body) later(); });
      }
      dark.addEventListener('change', () => { if (chart && numbers) draw(); });
      addEventListener('resize', () => { if (chart && numbers) draw(); });
    });
    document.head.append(library);
  }
  new IntersectionObserver((seen, watch) => {
    if (seen.some(each => each.isIntersecting)) { watch.disconnect(); begin(); }
  }, { rootMargin: '600px' }).observe(place.parentNode);
})();
