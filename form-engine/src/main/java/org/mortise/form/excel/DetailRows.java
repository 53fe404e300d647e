package org.mortise.form.excel;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mortise.form.control.SubtableControl;

/**
 * The rows of a sheet by the record that they name. They lie in a temporary file; memory holds where each begins. A row that names
 * none goes on with the one above it, as in merged cells.
 */
final class DetailRows implements Closeable {

    private final ImportPlan.Detail detail;
    private final Path path;
    private final RandomAccessFile file;
    private final Map<String, List<Long>> places = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private DetailRows(ImportPlan.Detail detail, Path path) throws IOException {
        this.detail = detail;
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "r");
    }

    /** @param path where they may lie meanwhile; nothing stays there when they cannot be read */
    static DetailRows read(Spreadsheet sheets, ImportPlan.Detail detail, Path path) throws IOException {
        Files.createFile(path);
        var rows = new DetailRows(detail, path);
        try {
            rows.fill(sheets);
            return rows;
        } catch (IOException | RuntimeException failed) {
            rows.close();
            throw failed;
        }
    }

    private void fill(Spreadsheet sheets) throws IOException {
        try (var output = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
                var sheet = sheets.rows(detail.sheet())) {
            var name = "";
            var pending = sheet.filter(
                            new DataRows(detail.headerRow(), detail.columns().size()))
                    .iterator();
            var at = 0L;
            while (pending.hasNext()) {
                var row = pending.next();
                var said = key(row.cell(detail.joins()).text());
                name = said.isEmpty() ? name : said;
                places.computeIfAbsent(name, key -> new ArrayList<>()).add(at);
                at += RowBytes.write(output, row);
            }
        }
    }

    private static String key(String text) {
        return Normal.fold(text);
    }

    ImportPlan.Detail detail() {
        return detail;
    }

    /** The rows that name what {@code text} says; nobody else gets them again. */
    List<SheetRow> take(String text) {
        var key = key(text);
        return taken.add(key) ? rows(key) : List.of();
    }

    /** Whether somebody took the rows of {@code text} before. */
    boolean isTaken(String text) {
        return taken.contains(key(text));
    }

    /** Rows that name no record that came by, in their order; read as they are asked for. */
    Stream<SheetRow> left() {
        var begins = places.entrySet().stream()
                .filter(entry -> !taken.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        return Arrays.stream(begins).mapToObj(this::row);
    }

    /** No more of them than the form could take, and one, for which it refuses the record. */
    private List<SheetRow> rows(String key) {
        return places.getOrDefault(key, List.of()).stream()
                .limit(SubtableControl.MOST_ROWS + 1L)
                .map(this::row)
                .toList();
    }

    private SheetRow row(long begin) {
        try {
            file.seek(begin);
            return RowBytes.read(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
