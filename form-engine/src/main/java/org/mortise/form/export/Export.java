package org.mortise.form.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.access.ScopedQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.RecordRows;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.record.RecordReading;

/** Writes the records of a question into a file, page by page, so that memory holds one page. */
@ApplicationScoped
public class Export {

    private static final Logger LOG = Logger.getLogger(Export.class);

    /** Longer lists are cut off here; spreadsheets end soon after. */
    public static final int MOST_RECORDS = 200_000;

    /** Records at a time when each brings its rows. */
    private static final int WITH_LINES = 50;

    private static final int LONGEST_SHEET_NAME = 31;

    private final RecordReading reading;
    private final PublishedForms forms;

    Export(RecordReading reading, PublishedForms forms) {
        this.reading = reading;
        this.forms = forms;
    }

    /** Outside the container, for tests. */
    public static Export of(RecordReading reading, PublishedForms forms) {
        return new Export(reading, forms);
    }

    /** How lists can be written. */
    public enum Format {
        XLSX,
        CSV;

        /** The format called {@code name}; refused when there is none. */
        public static Format named(String name) {
            return switch (name) {
                case "xlsx" -> XLSX;
                case "csv" -> CSV;
                default ->
                    throw Rejected.because(Rejected.Kind.MALFORMED, "export_format_unknown", Map.of("format", name));
            };
        }
    }

    /**
     * How a list is written.
     *
     * @param lines whether sub-tables come too: each of their rows is a row of the sheet, and only the first of a record says what
     *     the record says, as imports read it
     */
    public record Layout(Format format, Locale locale, boolean lines) {}

    /**
     * A temporary file with the visible fields of all records of {@code query} that the caller may export; the caller of this
     * deletes it.
     *
     * @param columns keys of the fields wanted, in order; empty for all
     */
    public Uni<Path> write(CallerAccess access, RecordQuery query, List<String> columns, Layout layout) {
        var form = access.readable(query.form()).orElseThrow(Rejected::notFound);
        if (!form.may(RecordAction.EXPORT)) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, Problem.of("forbidden"));
        }
        var fields = form.shape().fields().stream()
                .filter(field -> field.type() != ValueType.SUBTABLE && form.mayShow(field.key()))
                .filter(field -> columns.isEmpty() || columns.contains(field.key()))
                .toList();
        var tables = form.shape().fields().stream()
                .filter(field -> layout.lines() && field.type() == ValueType.SUBTABLE && form.mayShow(field.key()))
                .map(table -> new Table(
                        table,
                        table.fields().stream()
                                .filter(column -> form.mayShow(table.key() + "." + column.key()))
                                .toList()))
                .toList();
        var scope = form.scope(RecordAction.EXPORT);
        var filter = query.filter() == null ? scope : new Condition.All(List.of(query.filter(), scope));
        var scoped = new RecordQuery(
                query.form(),
                filter,
                query.search(),
                query.sort(),
                List.of(),
                null,
                tables.isEmpty() ? RecordQuery.MAX_LIMIT : WITH_LINES);
        return Uni.createFrom()
                .item(() -> open(form.shape().title().in(layout.locale()), fields, tables, layout))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(open -> pages(open, access, scoped, 0)
                        .replaceWith(open.path())
                        .onFailure()
                        .invoke(() -> discard(open))
                        .onCancellation()
                        .invoke(() -> discard(open)));
    }

    private record Open(Path path, SheetFile file, List<FieldShape> fields, List<Table> tables, Locale locale) {}

    private record Table(FieldShape field, List<FieldShape> columns) {}

    private Uni<Void> pages(Open open, CallerAccess access, RecordQuery query, int before) {
        return page(open, access.scope(query)).flatMap(rows -> reading.labels(rows)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(labels -> append(open, access, query, rows, labels))
                .flatMap(labels -> {
                    var written = before + rows.records().size();
                    return rows.next() == null || written >= MOST_RECORDS
                            ? Uni.createFrom().voidItem().invoke(() -> finish(open))
                            : pages(open, access, after(query, rows.next()), written);
                }));
    }

    private Uni<RecordRows> page(Open open, ScopedQuery query) {
        var page = reading.list(query);
        return open.tables().isEmpty() ? page : page.flatMap(rows -> reading.whole(query, rows));
    }

    private static RecordQuery after(RecordQuery query, String cursor) {
        return new RecordQuery(
                query.form(), query.filter(), query.search(), query.sort(), query.fields(), cursor, query.limit());
    }

    private static Open open(String title, List<FieldShape> fields, List<Table> tables, Layout layout) {
        try {
            var path = Files.createTempFile("mortise-export-", ".tmp");
            var file = layout.format() == Format.CSV ? new CsvFile(path) : new XlsxFile(path, sheetName(title));
            var header = new ArrayList<Object>();
            fields.forEach(field -> header.add(field.title().in(layout.locale())));
            for (var table : tables) {
                var name = table.field().title().in(layout.locale());
                table.columns()
                        .forEach(
                                column -> header.add(name + "." + column.title().in(layout.locale())));
            }
            file.row(header);
            return new Open(path, file, fields, tables, layout.locale());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sheetName(String title) {
        var plain = title.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        var name = plain.isEmpty() ? "Sheet1" : plain;
        return name.length() > LONGEST_SHEET_NAME ? name.substring(0, LONGEST_SHEET_NAME) : name;
    }

    private void append(Open open, CallerAccess access, RecordQuery query, RecordRows rows, JsonNode labels) {
        var cells = new Cells(forms.of(access.snapshot(), query.form()), access.zone(), open.locale());
        try {
            for (var record : rows.records()) {
                var data = Json.parse(record.data());
                for (var line = 0; line < lines(open, data); line++) {
                    open.file().row(row(open, cells, data, line, labels));
                }
            }
            open.file().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How many rows of the sheet a record takes: as many as its longest sub-table, at least one. */
    private static int lines(Open open, JsonNode data) {
        return open.tables().stream()
                .mapToInt(table -> data.path(table.field().key()).size())
                .reduce(1, Math::max);
    }

    private static List<Object> row(Open open, Cells cells, JsonNode data, int line, JsonNode labels) {
        var row = new ArrayList<Object>();
        open.fields()
                .forEach(field -> row.add(
                        line == 0 ? cells.of(field.key(), field, data.path(field.key()), labels) : SheetFile.BLANK));
        for (var table : open.tables()) {
            var values = data.path(table.field().key()).path(line);
            var above = table.field().key() + ".";
            table.columns()
                    .forEach(column ->
                            row.add(cells.of(above + column.key(), column, values.path(column.key()), labels)));
        }
        return row;
    }

    private static void finish(Open open) {
        try {
            open.file().finish();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void discard(Open open) {
        try {
            open.file().finish();
        } catch (IOException full) {
            LOG.debugf(full, "a file that nobody gets could not be finished");
        } finally {
            remove(open.path());
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
