package org.mortise.form.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values in UTF-8 with a byte order mark, as spreadsheets expect it; texts that look like formulas are disarmed. */
final class CsvFile implements SheetFile {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Writer writer;

    CsvFile(Path path) throws IOException {
        writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
    }

    @Override
    public void row(List<Object> cells) throws IOException {
        writer.write(cells.stream().map(CsvFile::cell).collect(Collectors.joining(",")));
        writer.write("\r\n");
    }

    /** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
    static String cell(Object value) {
        var text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        if (value instanceof String && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        var quoted =
                text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void finish() throws IOException {
        writer.close();
    }
}
