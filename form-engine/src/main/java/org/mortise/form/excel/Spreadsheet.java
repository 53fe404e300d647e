package org.mortise.form.excel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Rejected;

/** A file of sheets that can be read from top to bottom any number of times, a row at a time. */
sealed interface Spreadsheet extends Closeable permits Workbook, CsvFile {

    /** Wider sheets are refused; a form with its sub-tables fills fewer. */
    int MAX_COLUMNS = 1_000;

    /** Names of the visible sheets, in order. */
    List<String> sheets();

    /** The rows of a sheet from top to bottom, blank ones included; read as they are asked for, so close the stream. */
    Stream<SheetRow> rows(int sheet) throws IOException;

    /** Links and pictures of a sheet; files of separated values have none. */
    default SheetExtras extras(int sheet) throws IOException {
        return SheetExtras.NONE;
    }

    /** A part that {@link SheetExtras} names; null when there is none. */
    default @Nullable InputStream part(String name) throws IOException {
        return null;
    }

    /** Whether the row does not fit below a header of {@code width} cells; cells of workbooks have addresses and always fit. */
    default boolean isUneven(SheetRow row, int width) {
        return false;
    }

    /**
     * Opens a workbook or a CSV file.
     *
     * @throws Rejected when the file is corrupt, encrypted, a zip bomb or of a kind that cannot be read
     */
    static Spreadsheet open(Path file, String name) throws IOException {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv") || lower.endsWith(".txt")) {
            return CsvFile.open(file);
        }
        var head = new byte[8];
        try (var input = Files.newInputStream(file)) {
            var length = input.readNBytes(head, 0, head.length);
            if (length < 4) {
                throw Rejected.because(Rejected.Kind.INVALID, "workbook_corrupt");
            }
        }
        if (head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF) {
            var code = lower.endsWith(".xls") ? "workbook_old_format" : "workbook_encrypted";
            throw Rejected.because(Rejected.Kind.INVALID, code);
        }
        if (head[0] != 'P' || head[1] != 'K') {
            throw Rejected.because(Rejected.Kind.INVALID, "workbook_corrupt");
        }
        return Workbook.open(file);
    }
}
