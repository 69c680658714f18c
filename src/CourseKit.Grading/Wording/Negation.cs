namespace CourseKit.Grading.Wording;

/// <summary>Words that turn what follows them into its opposite, and how far they reach, in English and Chinese.</summary>
internal static class Negation
{
    /// <summary>The number of words, or of Chinese characters, that a negation reaches.</summary>
    private const int Words = 4, Characters = 8;

    private static readonly HashSet<string> English =
    [
        "not", "no", "never", "none", "neither", "nor", "nobody", "nothing", "without", "cannot", "hardly", "fail to", "fails to",
        "failed to", "unable", "lack", "lacks", "lacking", "instead of", "rather than", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt",
        "werent", "cant", "wont",
    ];

    private static readonly HashSet<string> Chinese = ["不", "没", "沒", "无", "無", "非", "未", "别", "別"];

    /// <summary>Words that contain a negation and are none: «only» after «not»; 不同 is «different», 不变 «invariant».</summary>
    private static readonly HashSet<string> Harmless =
    [
        "not only", "not just", "not merely", "no matter", "不 同", "不 变", "不 變", "不 仅", "不 僅", "不 但", "不 只", "不 管", "不 论",
        "不 論", "不 断", "不 斷", "不 过", "不 過", "无 论", "無 論", "无 数", "無 數", "无 关", "無 關", "非 常", "非 线", "非 線", "未 来", "未 來", "没 错", "别 的", "別 的",
    ];

    /// <summary>Returns how far a word's negation reaches; 0 for a word that negates nothing.</summary>
    public static int ReachOf(string word, string? next) => Harmless.Contains($"{word} {next}") ? 0
        : English.Contains(word) || English.Contains($"{word} {next}") || word.EndsWith("n't", StringComparison.Ordinal) ? Words
        : Chinese.Contains(word) ? Characters : 0;
}
