package org.mortise.form.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.store.RecordRows;
import org.mortise.form.record.RecordReading;

/** Writes the records of a question into a file, page by page, so that memory holds one page. */
@ApplicationScoped
public class Export {

    /** Longer lists are cut off here; spreadsheets end soon after. */
    public static final int MOST_RECORDS = 200_000;

    private static final int LONGEST_SHEET_NAME = 31;

    private final RecordReading reading;

    Export(RecordReading reading) {
        this.reading = reading;
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
     * A temporary file with the visible fields of all records of {@code query} that the caller may export; the caller of this
     * deletes it.
     *
     * @param columns keys of the fields wanted, in order; empty for all
     */
    public Uni<Path> write(CallerAccess access, RecordQuery query, List<String> columns, Format format, Locale locale) {
        var form = access.readable(query.form()).orElseThrow(Rejected::notFound);
        if (!form.may(RecordAction.EXPORT)) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, Problem.of("forbidden"));
        }
        var fields = form.shape().fields().stream()
                .filter(field -> field.type() != ValueType.SUBTABLE && form.mayShow(field.key()))
                .filter(field -> columns.isEmpty() || columns.contains(field.key()))
                .toList();
        var scope = form.scope(RecordAction.EXPORT);
        var filter = query.filter() == null ? scope : new Condition.All(List.of(query.filter(), scope));
        var scoped = new RecordQuery(
                query.form(), filter, query.search(), query.sort(), List.of(), null, RecordQuery.MAX_LIMIT);
        return Uni.createFrom()
                .item(() -> open(form.shape().title().in(locale), fields, format, locale))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(open -> pages(open, access, scoped, 0)
                        .replaceWith(open.path())
                        .onFailure()
                        .invoke(() -> discard(open)));
    }

    private record Open(Path path, SheetFile file, List<FieldShape> fields, Locale locale) {}

    private Uni<Void> pages(Open open, CallerAccess access, RecordQuery query, int before) {
        return reading.list(access.scope(query)).flatMap(rows -> reading.labels(rows)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(labels -> append(open, access, rows, labels))
                .flatMap(labels -> {
                    var written = before + rows.records().size();
                    return rows.next() == null || written >= MOST_RECORDS
                            ? Uni.createFrom().voidItem().invoke(() -> finish(open))
                            : pages(open, access, after(query, rows.next()), written);
                }));
    }

    private static RecordQuery after(RecordQuery query, String cursor) {
        return new RecordQuery(
                query.form(), query.filter(), query.search(), query.sort(), query.fields(), cursor, query.limit());
    }

    private static Open open(String title, List<FieldShape> fields, Format format, Locale locale) {
        try {
            var path = Files.createTempFile("mortise-export-", ".tmp");
            var file = format == Format.CSV ? new CsvFile(path) : new XlsxFile(path, sheetName(title));
            file.row(fields.stream()
                    .<Object>map(field -> field.title().in(locale))
                    .toList());
            return new Open(path, file, fields, locale);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String sheetName(String title) {
        var plain = title.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        var name = plain.isEmpty() ? "Sheet1" : plain;
        return name.length() > LONGEST_SHEET_NAME ? name.substring(0, LONGEST_SHEET_NAME) : name;
    }

    private static void append(Open open, CallerAccess access, RecordRows rows, JsonNode labels) {
        var cells = new Cells(access.zone(), open.locale());
        try {
            for (var record : rows.records()) {
                var data = Json.parse(record.data());
                open.file()
                        .row(open.fields().stream()
                                .map(field -> cells.of(field, data.path(field.key()), labels))
                                .toList());
            }
            open.file().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
            Files.deleteIfExists(open.path());
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
