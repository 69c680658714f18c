namespace CourseKit.Networks.Accounting;

/// <summary>Style sheet of a summary in a cell, light and dark, and its sorting script.</summary>
internal static class SummaryStyle
{
    /// <remarks>Colors of bars: Okabe and Ito, as in all figures, thin enough for text on either ground.</remarks>
    public const string Css = """
        <style>
        .ck-summary{margin:8px 0;font-size:13px;line-height:1.45;max-width:1100px;overflow-x:auto;font-variant-numeric:tabular-nums}
        .ck-summary figcaption{font-weight:600;margin-bottom:4px}
        .ck-summary .ck-row,.ck-summary tr{display:grid;grid-template-columns:18fr 14fr 18fr 8fr 13fr 16fr 13fr 13fr;min-width:740px}
        .ck-summary .ck-row,.ck-summary tr{border-bottom:1px solid rgba(128,128,128,.25)}
        .ck-summary .ck-row>*,.ck-summary td{padding:1px 6px;border:0;text-align:left;overflow-wrap:anywhere;background:none}
        .ck-summary summary.ck-row{cursor:pointer}
        .ck-summary summary.ck-row>:first-child::before{content:'▸ '}
        .ck-summary [open]>summary.ck-row>:first-child::before{content:'▾ '}
        .ck-summary .ck-row>:nth-child(n+5),.ck-summary td:nth-child(n+5){text-align:right}
        .ck-summary .ck-row>[style],.ck-summary td[style]{background:linear-gradient(to right,var(--c) var(--w),transparent 0)}
        .ck-summary :nth-child(5){--c:rgba(0,114,178,.35)}
        .ck-summary :nth-child(6){--c:rgba(230,159,0,.4)}
        .ck-summary :nth-child(7){--c:rgba(0,158,115,.35)}
        .ck-summary .ck-head button{font:inherit;font-weight:600;color:inherit}
        .ck-summary .ck-head button:enabled{cursor:pointer}
        .ck-summary table,.ck-summary tbody{display:block;width:100%;border:0;margin:0}
        .ck-summary tr{background:none}
        .ck-summary td:first-child{padding-left:22px}
        .ck-summary p{opacity:.75;margin:6px}
        .ck-summary dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:6px}
        .ck-summary dt{font-weight:600}
        .ck-summary dd{margin:0}
        .ck-summary pre{white-space:pre-wrap}
        </style>
        """;

    /// <remarks>
    /// It finds its own summary, or all that it has not met yet where the host hides where scripts stand. A first click sorts from the
    /// largest, a second from the smallest, a third as the network computes; stages, and the layers in each.
    /// </remarks>
    public const string Script = """
        <script>
        (() => {
          const own = document.currentScript?.closest('.ck-summary');
          for (const figure of own ? [own] : document.querySelectorAll('.ck-summary')) {
            if (figure.ckSort) continue;
            figure.ckSort = true;
            const lists = [...figure.querySelectorAll('.ck-rows, tbody')].map(list => [list, [...list.children]]);
            const heads = [...figure.querySelectorAll('.ck-head button')];
            const text = (row, at) => (row.matches('details') ? row.firstElementChild : row).children[at].textContent;
            const compare = (a, b, at) => {
              if (at < 4) return text(b, at).localeCompare(text(a, at), undefined, { numeric: true });
              const size = row => parseFloat(text(row, at).replaceAll(',', '')) || (text(row, at) === 'global' ? Infinity : 0);
              const [x, y] = [a, b].map(size);
              return x === y ? 0 : x > y ? -1 : 1;
            };
            let by = -1, turn = 0;
            heads.forEach((head, at) => {
              head.disabled = false;
              head.title = 'Sort';
              head.onclick = () => {
                turn = by === at ? (turn + 1) % 3 : 1;
                by = at;
                const sorted = rows => turn === 0 ? rows : [...rows].sort((a, b) => (turn === 1 ? 1 : -1) * compare(a, b, at));
                for (const [list, rows] of lists) list.append(...sorted(rows));
                heads.forEach(other => other.removeAttribute('aria-pressed'));
                if (turn) head.setAttribute('aria-pressed', 'true');
              };
            });
          }
        })();
        </script>
        """;
}
