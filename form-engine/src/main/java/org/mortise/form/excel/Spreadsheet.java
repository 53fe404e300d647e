package org.mortise.form.excel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
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

    /** The merged cells near the top of a sheet; files of separated values have none. */
    default List<SheetHeader.Merge> merges(int sheet) throws IOException {
        return List.of();
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
     * Opens a workbook or a CSV file; what it is its content says, for names are often wrong.
     *
     * @throws Rejected when the file is corrupt, encrypted, a zip bomb or of a kind that cannot be read
     */
    static Spreadsheet open(Path file, String name) throws IOException {
        var looks = FileLooks.of(file);
        return switch (looks.kind()) {
            case ZIP -> Workbook.open(file);
            case EMPTY -> throw refused("workbook_empty");
            case COMPOUND -> throw refused(CompoundFile.refusal(file, name));
            case TEXT -> {
                var lower = name.toLowerCase(Locale.ROOT);
                if (!lower.endsWith(".csv") && !lower.endsWith(".txt")) {
                    throw refused("workbook_is_text");
                }
                yield CsvFile.open(file, looks.charset());
            }
            case OTHER -> throw refused("workbook_corrupt");
        };
    }

    private static Rejected refused(String code) {
        return Rejected.because(Rejected.Kind.INVALID, code);
    }
}
