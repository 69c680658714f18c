using System.Text.Json;

namespace CourseKit.Vision.Datasets.Annotations;

/// <summary>The tokens of a JSON text, one after another, of which no more than one is in memory.</summary>
internal sealed class JsonTokens(Stream stream)
{
    /// <summary>The longest token: names and numbers are short, but a mask is written as one string in some files.</summary>
    private const int LongestToken = 64 << 20;

    private byte[] buffer = new byte[64 << 10];
    private int start, end, tokenStart, tokenEnd;
    private bool isLast;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 64 });

    /// <summary>Gets the kind of the current token.</summary>
    public JsonTokenType Kind { get; private set; }

    /// <summary>Goes on to the next token.</summary>
    /// <exception cref="JsonException">The text is none of JSON, or ends before its value does.</exception>
    public void Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isLast, state);
            if (reader.Read())
            {
                (tokenStart, tokenEnd) = (start + (int)reader.TokenStartIndex, start + (int)reader.BytesConsumed);
                (Kind, state, start) = (reader.TokenType, reader.CurrentState, tokenEnd);
                return;
            }

            if (isLast)
            {
                throw new JsonException("The text ends too early.");
            }

            (state, start) = (reader.CurrentState, start + (int)reader.BytesConsumed);
            Fill();
        }
    }

    /// <summary>Goes on to the end of the value that begins with the next token.</summary>
    public void Skip()
    {
        Next();
        SkipRest();
    }

    /// <summary>Goes on to the end of the value that begins with the current token.</summary>
    public void SkipRest()
    {
        for (var depth = Step(Kind); depth > 0; depth += Step(Kind))
        {
            Next();
        }
    }

    /// <summary>Returns the text of the current token, a string or the name of a property.</summary>
    /// <exception cref="JsonException">Its bytes are not UTF-8.</exception>
    public string Text()
    {
        // The reader counts the colon behind a name to it.
        var token = buffer.AsSpan(tokenStart, tokenEnd - tokenStart);
        var reader = new Utf8JsonReader(token[..(token.LastIndexOf((byte)'"') + 1)]);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException("A string is not in UTF-8.", problem);
        }
    }

    /// <summary>Returns the number of the current token.</summary>
    public double Number()
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(tokenStart, tokenEnd - tokenStart));
        reader.Read();
        return reader.GetDouble();
    }

    private static int Step(JsonTokenType kind) => kind switch
    {
        JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
        JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
        _ => 0,
    };

    /// <summary>Reads on, behind what is not used yet.</summary>
    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            if (buffer.Length >= LongestToken)
            {
                throw new JsonException($"A name, number or string takes more than {LongestToken >> 20} MiB.");
            }

            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        var count = stream.Read(buffer, end, buffer.Length - end);
        (end, isLast) = (end + count, count == 0);
    }
}
