package org.mortise.form.excel;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.file.AsyncFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.mortise.core.file.FileDesk;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Json;

/**
 * Writes the rows that were not imported as a workbook: as they were, with the row number and the reason behind them, and on a last
 * sheet what is worth a look of rows that came in. It grows in a temporary file, a piece at a time, so that memory does not depend on
 * how much went wrong.
 */
@ApplicationScoped
class RejectedRowsFile {

    private static final int PIECE = 1_000;

    private final ImportDesk desk;
    private final FileDesk files;
    private final ProblemTexts texts;
    private final Vertx vertx;

    RejectedRowsFile(ImportDesk desk, FileDesk files, ProblemTexts texts, Vertx vertx) {
        this.desk = desk;
        this.files = files;
        this.texts = texts;
        this.vertx = vertx;
    }

    /** The workbook, open for reading; it is gone as soon as it is closed. */
    Uni<AsyncFile> open(ImportRun run, Locale locale) {
        return Uni.createFrom()
                .item(() -> writing(run, locale))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(writing -> pieces(run.id())
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .onItem()
                        .invoke(writing::add)
                        .collect()
                        .last()
                        .flatMap(last -> desk.remarks(run.id(), ImportTable.MOST_REMARKS))
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(writing::finish)
                        .flatMap(file -> ReadOnce.open(vertx, file))
                        .onFailure()
                        .invoke(writing::discard)
                        .onCancellation()
                        .invoke(writing::discard));
    }

    private Writing writing(ImportRun run, Locale locale) {
        try {
            return new Writing(this, run, locale, files.begin());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Multi<List<Rejection>> pieces(UUID run) {
        var last = new Rejection[] {new Rejection("", 0, List.of(), List.of())};
        return Multi.createBy()
                .repeating()
                .uni(() -> desk.rejections(run, last[0].sheet(), last[0].row(), PIECE))
                .whilst(piece -> piece.size() == PIECE)
                .onItem()
                .invoke(piece -> {
                    if (!piece.isEmpty()) {
                        last[0] = piece.get(piece.size() - 1);
                    }
                });
    }

    private String sentence(Rejection.Reason reason, Locale locale) {
        var text = texts.text(reason.problem(), locale);
        return reason.column().isEmpty() ? text : reason.column() + ": " + text;
    }

    /** The file while it grows. */
    private static final class Writing {

        private final RejectedRowsFile sentences;
        private final Locale locale;
        private final Path file;
        private final OutputStream output;
        private final Workbook workbook;
        private final @Nullable ImportPlan plan;
        private final boolean chinese;
        private String name = "";
        private Worksheet sheet;
        private int width;
        private int line = 1;

        Writing(RejectedRowsFile sentences, ImportRun run, Locale locale, Path file) throws IOException {
            this.sentences = sentences;
            this.locale = locale;
            this.file = file;
            this.output = Files.newOutputStream(file);
            this.workbook = new Workbook(output, "Mortise", "1.0");
            this.chinese = locale.getLanguage().equals("zh");
            this.plan = run.plan() == null ? null : Json.convert(run.plan(), ImportPlan.class);
            this.sheet = workbook.newWorksheet(chinese ? "未导入" : "Not imported");
            this.width = header(plan == null ? List.of() : plan.columns());
        }

        /** Rows of another sheet stand on a sheet of the same name. */
        private void turnTo(String other) throws IOException {
            sheet.finish();
            name = other;
            sheet = workbook.newWorksheet(other);
            line = 1;
            width = header(
                    plan == null
                            ? List.of()
                            : plan.others().stream()
                                    .filter(detail -> detail.name().equals(other))
                                    .findFirst()
                                    .map(ImportPlan.Detail::columns)
                                    .orElse(List.of()));
        }

        private int header(List<ColumnPlan> plans) {
            var columns = 0;
            for (var column : plans) {
                sheet.inlineString(0, column.index(), column.header());
                columns = Math.max(columns, column.index() + 1);
            }
            sheet.inlineString(0, columns, chinese ? "行号" : "Row");
            sheet.inlineString(0, columns + 1, chinese ? "原因" : "Reason");
            return columns;
        }

        void add(List<Rejection> piece) {
            try {
                for (var rejection : piece) {
                    if (!rejection.sheet().equals(name)) {
                        turnTo(rejection.sheet());
                    }
                    add(rejection);
                }
                sheet.flush();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        /** Texts stand in their cells: a table of them would have to be held to the end. */
        private void add(Rejection rejection) {
            for (var column = 0; column < Math.min(width, rejection.cells().size()); column++) {
                sheet.inlineString(line, column, rejection.cells().get(column));
            }
            sheet.value(line, width, rejection.row());
            sheet.inlineString(line, width + 1, reasons(rejection));
            line++;
        }

        private String reasons(Rejection rejection) {
            return rejection.reasons().stream()
                    .map(reason -> sentences.sentence(reason, locale))
                    .collect(Collectors.joining("；"));
        }

        /** Rows that came in are in the file already: what is told of them stands by itself. */
        private void remark(List<Rejection> remarks) throws IOException {
            sheet.finish();
            sheet = workbook.newWorksheet(chinese ? "已导入但需核对" : "Imported, worth a look");
            sheet.inlineString(0, 0, chinese ? "行号" : "Row");
            sheet.inlineString(0, 1, chinese ? "说明" : "Remark");
            for (var row = 0; row < remarks.size(); row++) {
                var remark = remarks.get(row);
                if (remark.sheet().isEmpty()) {
                    sheet.value(row + 1, 0, remark.row());
                } else {
                    sheet.inlineString(row + 1, 0, remark.sheet() + "!" + remark.row());
                }
                sheet.inlineString(row + 1, 1, reasons(remark));
            }
        }

        Path finish(List<Rejection> remarks) {
            try {
                if (!remarks.isEmpty()) {
                    remark(remarks);
                }
                workbook.close();
                output.close();
                return file;
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }

        void discard() {
            try (output) {
                Files.deleteIfExists(file);
            } catch (IOException kept) {
                throw new UncheckedIOException(kept);
            }
        }
    }
}
