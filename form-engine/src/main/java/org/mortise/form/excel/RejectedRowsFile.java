package org.mortise.form.excel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Json;

/** Writes the rows that were not imported as a workbook: as they were, with the row number and the reason behind them. */
@ApplicationScoped
class RejectedRowsFile {

    private static final int PIECE = 1_000;

    private final ImportDesk desk;
    private final ProblemTexts texts;

    RejectedRowsFile(ImportDesk desk, ProblemTexts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    Uni<byte[]> write(ImportRun run, Locale locale) {
        var output = new ByteArrayOutputStream();
        var workbook = new Workbook(output, "Mortise", "1.0");
        var chinese = locale.getLanguage().equals("zh");
        var sheet = workbook.newWorksheet(chinese ? "未导入" : "Not imported");
        var columns = header(run, sheet, chinese);
        var line = new AtomicInteger(1);
        return pieces(run.id(), 0)
                .onItem()
                .invoke(piece ->
                        piece.forEach(rejection -> row(sheet, line.getAndIncrement(), columns, rejection, locale)))
                .collect()
                .last()
                .map(done -> {
                    finish(workbook);
                    return output.toByteArray();
                });
    }

    private Multi<List<Rejection>> pieces(UUID run, int after) {
        var last = new AtomicInteger(after);
        return Multi.createBy()
                .repeating()
                .uni(() -> desk.rejections(run, last.get(), PIECE))
                .whilst(piece -> piece.size() == PIECE)
                .onItem()
                .invoke(piece -> {
                    if (!piece.isEmpty()) {
                        last.set(piece.get(piece.size() - 1).row());
                    }
                });
    }

    private static int header(ImportRun run, Worksheet sheet, boolean chinese) {
        if (run.plan() == null) {
            return 0;
        }
        var width = 0;
        for (var column : Json.convert(run.plan(), ImportPlan.class).columns()) {
            sheet.value(0, column.index(), column.header());
            width = Math.max(width, column.index() + 1);
        }
        sheet.value(0, width, chinese ? "行号" : "Row");
        sheet.value(0, width + 1, chinese ? "原因" : "Reason");
        return width;
    }

    private void row(Worksheet sheet, int line, int width, Rejection rejection, Locale locale) {
        for (var column = 0; column < Math.min(width, rejection.cells().size()); column++) {
            sheet.value(line, column, rejection.cells().get(column));
        }
        sheet.value(line, width, rejection.row());
        sheet.value(
                line,
                width + 1,
                rejection.reasons().stream()
                        .map(reason -> sentence(reason, locale))
                        .collect(Collectors.joining("；")));
    }

    String sentence(Rejection.Reason reason, Locale locale) {
        var text = texts.text(reason.problem(), locale);
        return reason.column().isEmpty() ? text : reason.column() + ": " + text;
    }

    private static void finish(Workbook workbook) {
        try {
            workbook.finish();
        } catch (java.io.IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
