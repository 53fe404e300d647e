package org.mortise.form.excel;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.AsyncFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mortise.core.file.FileDesk;
import org.mortise.core.http.ProblemTexts;

/**
 * Writes the workbook that somebody fills in to import it: one row of titles, what to write as a comment on each of them, and what may
 * be chosen on a second sheet. Comments are no cells, so an import has nothing to tell from the rows of data.
 */
@ApplicationScoped
class TemplateFile {

    private static final int LONGEST_LIST = 500;
    private static final int ROWS = 10_000;
    private static final int NARROWEST = 12;
    private static final int WIDEST = 40;
    private static final String HEADER = "E6F2F0";
    private static final String REQUIRED = "B42318";
    private static final String OPTIONAL = "1F2937";

    private final FileDesk files;
    private final ProblemTexts texts;
    private final Vertx vertx;

    TemplateFile(FileDesk files, ProblemTexts texts, Vertx vertx) {
        this.files = files;
        this.texts = texts;
        this.vertx = vertx;
    }

    /** The workbook for what {@code form} takes from its caller, open for reading; it is gone as soon as it is closed. */
    Uni<AsyncFile> open(Destination form, Locale locale) {
        return Uni.createFrom()
                .item(() -> write(form, locale))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(file -> ReadOnce.open(vertx, file));
    }

    private Path write(Destination form, Locale locale) {
        try {
            var file = files.begin();
            try (var output = Files.newOutputStream(file);
                    var workbook = new Workbook(output, "Mortise", "1.0")) {
                var columns = TemplateColumn.of(form, texts, locale);
                var sheet = workbook.newWorksheet(texts.text("template_sheet", Map.of(), locale));
                fill(sheet, columns);
                if (columns.stream().anyMatch(column -> !column.offers().isEmpty())) {
                    offer(workbook, sheet, columns, locale);
                }
                return file;
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(file);
                throw failed;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void fill(Worksheet sheet, List<TemplateColumn> columns) {
        sheet.freezePane(0, 1);
        for (var index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            sheet.style(index).format(column.format()).set();
            sheet.width(
                    index, Math.min(WIDEST, Math.max(NARROWEST, column.header().length() * 2 + 4)));
            sheet.value(0, index, column.required() ? column.header() + "*" : column.header());
            sheet.style(0, index)
                    .bold()
                    .fillColor(HEADER)
                    .fontColor(column.required() ? REQUIRED : OPTIONAL)
                    .set();
            if (!column.hint().isEmpty()) {
                sheet.comment(0, index, column.hint());
            }
        }
    }

    /** A word that is not on the list is warned of and not refused: an import asks what it means. */
    private void offer(Workbook workbook, Worksheet sheet, List<TemplateColumn> columns, Locale locale) {
        var offered = workbook.newWorksheet(texts.text("template_offers", Map.of(), locale));
        offered.freezePane(0, 1);
        var at = 0;
        for (var index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            var offers = column.offers();
            if (offers.isEmpty()) {
                continue;
            }
            offered.value(0, at, column.header());
            offered.style(0, at).bold().fillColor(HEADER).set();
            offered.width(at, WIDEST);
            for (var row = 0; row < offers.size(); row++) {
                offered.value(row + 1, at, offers.get(row));
            }
            if (column.single() && offers.size() <= LONGEST_LIST) {
                sheet.range(1, index, ROWS, index)
                        .validateWithList(offered.range(1, at, offers.size(), at))
                        .errorStyle(DataValidationErrorStyle.WARNING)
                        .error(texts.text("template_not_offered", Map.of(), locale));
            }
            at++;
        }
    }
}
