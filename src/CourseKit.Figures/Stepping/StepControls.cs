using System.Globalization;

namespace CourseKit.Figures.Stepping;

/// <summary>The slider and the buttons below a figure of frames, and the script that makes them work.</summary>
internal static class StepControls
{
    private const string ButtonStyle =
        "font:inherit;color:inherit;background:none;border:1px solid;border-radius:4px;padding:1px 9px;cursor:pointer";

    /// <remarks>
    /// Written without the characters that HTML would escape. It finds its own figure, or all that it has not met yet where the host
    /// inserts scripts in a way that hides where they stand; so figures may be there twice, and be inserted again. Without it the controls
    /// stay hidden and the first frame is seen. Playing starts by the button alone, which is not offered to readers who want no motion.
    /// Keys that step do nothing else: neither does a page scroll by them, nor another cell of a notebook become the selected one.
    /// </remarks>
    private const string Code = """
        (() => {
          const own = document.currentScript?.closest('.ck-steps');
          for (const figure of own ? [own] : document.querySelectorAll('.ck-steps')) {
            if (figure.ckStep) continue;
            const range = figure.querySelector('input'), place = figure.querySelector('output');
            const [back, play, next] = figure.querySelectorAll('button');
            const parts = [...figure.querySelectorAll('[data-step]')].map(part => [part, ...part.dataset.step.split(' ').map(Number)]);
            const last = Number(range.max);
            let timer = 0;
            const show = figure.ckStep = step => {
              range.value = step;
              for (const [part, from, to] of parts) part.style.display = step >= from ? to >= step ? '' : 'none' : 'none';
              place.textContent = `${step + 1} / ${last + 1}`;
              const focused = document.activeElement;
              if (step === 0 ? focused === back : step === last ? focused === next : false) range.focus();
              back.disabled = step === 0;
              next.disabled = step === last;
            };
            const pause = () => { clearInterval(timer); timer = 0; play.textContent = 'Play'; };
            const go = step => { pause(); show(Math.min(Math.max(step, 0), last)); };
            const page = Math.max(1, Math.round(last / 10));
            const keys = {
              ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -page, PageUp: page, Home: -last, End: last,
            };
            range.parentElement.onkeydown = event => {
              if (event.ctrlKey || event.altKey || event.metaKey || !(event.key in keys)) return;
              event.preventDefault();
              event.stopPropagation();
              go(range.valueAsNumber + keys[event.key]);
            };
            const tick = () => {
              if (!figure.isConnected || range.valueAsNumber === last) pause(); else show(range.valueAsNumber + 1);
            };
            range.oninput = () => go(range.valueAsNumber);
            back.onclick = () => go(range.valueAsNumber - 1);
            next.onclick = () => go(range.valueAsNumber + 1);
            play.onclick = () => {
              if (timer) return pause();
              if (range.valueAsNumber === last) show(0);
              play.textContent = 'Pause';
              timer = setInterval(tick, 700);
            };
            play.hidden = matchMedia('(prefers-reduced-motion: reduce)').matches;
            range.parentElement.style.display = 'flex';
            show(0);
          }
        })();
        """;

    public static Element For(int steps, double width) => new Element("div")
    {
        ["class"] = "ck-controls",
        ["style"] = FormattableString.Invariant(
            $"display:none;gap:6px;align-items:center;max-width:{Math.Max(width, 320):0}px;margin:6px 0"),
    }.Containing(
        Button("‹", "Previous step"),
        Button("Play", "Play or pause"),
        Button("›", "Next step"),
        new Element("input")
        {
            ["type"] = "range",
            ["min"] = "0",
            ["max"] = (steps - 1).ToString(CultureInfo.InvariantCulture),
            ["value"] = "0",
            ["aria-label"] = "Step",
            ["style"] = "flex:1;min-width:80px;accent-color:#0072b2",
        },
        new Element("output") { ["style"] = "min-width:4em;text-align:right" }.Saying(FormattableString.Invariant($"1 / {steps}")));

    public static Element Script() => new Element("script").Running(Code);

    private static Element Button(string text, string name) =>
        new Element("button") { ["type"] = "button", ["aria-label"] = name, ["style"] = ButtonStyle }.Saying(text);
}
