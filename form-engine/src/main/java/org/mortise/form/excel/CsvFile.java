package org.mortise.form.excel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Rejected;

/** A file of separated values: comma, semicolon or tab. */
final class CsvFile implements Spreadsheet {

    private static final int MARK = 0xFEFF;
    /** A quote that is never closed would read the rest of the file into one cell. */
    private static final int LONGEST_CELL = 100_000;

    private final Path file;
    private final Charset charset;
    private final char separator;

    private CsvFile(Path file, Charset charset, char separator) {
        this.file = file;
        this.charset = charset;
        this.separator = separator;
    }

    static CsvFile open(Path file, Charset charset) throws IOException {
        byte[] sample;
        try (var input = Files.newInputStream(file)) {
            sample = input.readNBytes(FileLooks.SAMPLE);
        }
        var firstLine = new String(sample, charset).lines().findFirst().orElse("");
        var separator = ',';
        for (var candidate : new char[] {'\t', ';'}) {
            if (count(firstLine, candidate) > count(firstLine, separator)) {
                separator = candidate;
            }
        }
        return new CsvFile(file, charset, separator);
    }

    @Override
    public List<String> sheets() {
        return List.of("CSV");
    }

    @Override
    public Stream<SheetRow> rows(int sheet) throws IOException {
        var input = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
        input.mark(1);
        if (input.read() != MARK) {
            input.reset();
        }
        var number = new AtomicInteger();
        return Streams.of(() -> next(input, number)).onClose(() -> closeQuietly(input));
    }

    @Override
    public boolean isUneven(SheetRow row, int width) {
        return row.cells().size() != width;
    }

    private @Nullable SheetRow next(Reader input, AtomicInteger number) {
        try {
            var cells = record(input);
            if (cells.size() > MAX_COLUMNS) {
                throw Rejected.because(
                        Rejected.Kind.INVALID,
                        "workbook_too_wide",
                        Map.of("columns", cells.size(), "max", MAX_COLUMNS));
            }
            return cells.isEmpty() ? null : new SheetRow(number.incrementAndGet(), cells);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void closeQuietly(Reader input) {
        try {
            input.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        // Nothing stays open between two readings.
    }

    /** The next record, quotes and line breaks inside them respected; empty at the end of the file. */
    private List<CellValue> record(Reader input) throws IOException {
        var cells = new ArrayList<CellValue>();
        var cell = new StringBuilder();
        var quoted = false;
        var any = false;
        for (var next = input.read(); next >= 0; next = input.read()) {
            any = true;
            var character = (char) next;
            if (cell.length() > LONGEST_CELL || cells.size() > MAX_COLUMNS * 10) {
                throw Rejected.because(Rejected.Kind.INVALID, "workbook_corrupt");
            }
            if (quoted) {
                quoted = character != '"' || append(cell, input);
                if (character != '"') {
                    cell.append(character);
                }
            } else if (character == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (character == separator) {
                cells.add(new CellValue.Text(cell.toString()));
                cell.setLength(0);
            } else if (character == '\n' || character == '\r') {
                skipLineFeed(character, input);
                break;
            } else {
                cell.append(character);
            }
        }
        if (any) {
            cells.add(new CellValue.Text(cell.toString()));
        }
        return cells;
    }

    /** Lines end as on Windows, on Unix or as on old Macs. */
    private static void skipLineFeed(char end, Reader input) throws IOException {
        if (end == '\r') {
            input.mark(1);
            if (input.read() != '\n') {
                input.reset();
            }
        }
    }

    /** After a quote inside quotes: a second one is a quote of the text and the quoting goes on. */
    private static boolean append(StringBuilder cell, Reader input) throws IOException {
        input.mark(1);
        if (input.read() == '"') {
            cell.append('"');
            return true;
        }
        input.reset();
        return false;
    }

    private static long count(String line, char character) {
        return line.chars().filter(each -> each == character).count();
    }
}
