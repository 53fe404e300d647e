package org.mortise.form.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Rejected;

/** An .xlsx workbook, streamed: only its table of shared texts is held in memory. */
final class Workbook implements Spreadsheet {

    private static final long MAX_UNPACKED = 500L << 20;
    private static final int MAX_RATIO = 100;
    private static final String SHARED_TEXTS = "sharedStrings.xml";
    /** The texts are held while a sheet is read; they may take a part of the memory, not all of it. */
    private static final long MAX_TEXTS = Runtime.getRuntime().maxMemory() / 5;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.");
    private static final Pattern DATE_LETTERS = Pattern.compile("[ymdhs]|上午|下午");
    private static final Pattern PADDED = Pattern.compile("0{3,}");
    private static final Pattern LINK = Pattern.compile("HYPERLINK\\(\"([^\"]{1,2000})\"");
    private static final MathContext DIGITS = new MathContext(CellValue.EXCEL_DIGITS, RoundingMode.HALF_UP);

    private final ReadableWorkbook workbook;
    private final List<Sheet> sheets;
    private final Path file;
    private final Map<Integer, SheetExtras> extras = new HashMap<>();

    private Workbook(Path file, ReadableWorkbook workbook) {
        this.file = file;
        this.workbook = workbook;
        this.sheets = workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
    }

    static Workbook open(Path file) throws IOException {
        refuseZipBomb(file);
        try {
            return new Workbook(file, new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
        } catch (ExcelReaderException | IllegalArgumentException | IOException | NullPointerException corrupt) {
            throw Rejected.because(Rejected.Kind.INVALID, "workbook_corrupt");
        }
    }

    @Override
    public List<String> sheets() {
        return sheets.stream().map(Sheet::getName).toList();
    }

    @Override
    public Stream<SheetRow> rows(int sheet) throws IOException {
        var links = extras(sheet).links();
        var rows = sheets.get(sheet).openStream();
        var iterator = rows.iterator();
        return Streams.of(() -> next(iterator, links)).onClose(rows::close);
    }

    @Override
    public SheetExtras extras(int sheet) throws IOException {
        var known = extras.get(sheet);
        if (known == null) {
            known = SheetExtras.read(file, sheets.get(sheet).getName());
            extras.put(sheet, known);
        }
        return known;
    }

    @Override
    public List<SheetHeader.Merge> merges(int sheet) throws IOException {
        return SheetExtras.merges(file, sheets.get(sheet).getName());
    }

    @Override
    public @Nullable InputStream part(String name) throws IOException {
        var zip = new ZipFile(file.toFile());
        try {
            var entry = zip.getEntry(name);
            if (entry == null) {
                zip.close();
                return null;
            }
            return new FilterInputStream(ZipContent.of(zip, entry)) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        } catch (IOException | RuntimeException broken) {
            zip.close();
            throw broken;
        }
    }

    private @Nullable SheetRow next(Iterator<Row> rows, Map<Long, String> links) {
        try {
            return rows.hasNext() ? row(rows.next(), links) : null;
        } catch (ExcelReaderException | NumberFormatException | NullPointerException corrupt) {
            throw Rejected.because(Rejected.Kind.INVALID, "workbook_corrupt");
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private SheetRow row(Row row, Map<Long, String> links) {
        var cells = new ArrayList<CellValue>(row.getCellCount());
        for (var index = 0; index < row.getCellCount(); index++) {
            var value = value(row.getCell(index));
            var target = links.isEmpty() ? null : links.get(SheetExtras.at(row.getRowNum(), index));
            cells.add(
                    target != null && value instanceof CellValue.Text text
                            ? new CellValue.Text(text.text(), target)
                            : value);
        }
        var last = cells.size();
        while (last > 0 && cells.get(last - 1).isEmpty()) {
            last--;
        }
        if (last > MAX_COLUMNS) {
            throw Rejected.because(
                    Rejected.Kind.INVALID, "workbook_too_wide", Map.of("columns", last, "max", MAX_COLUMNS));
        }
        return new SheetRow(row.getRowNum(), cells.subList(0, last));
    }

    private CellValue value(@Nullable Cell cell) {
        if (cell == null) {
            return CellValue.EMPTY;
        }
        switch (cell.getType()) {
            case NUMBER:
                return number(cell, cell.getRawValue());
            case BOOLEAN:
                return new CellValue.Bool(cell.asBoolean());
            case ERROR:
                return new CellValue.Broken(String.valueOf(cell.getRawValue()));
            case FORMULA:
                return formula(cell);
            case STRING:
                return new CellValue.Text(cell.getText());
            default:
                return CellValue.EMPTY;
        }
    }

    /** A formula counts with the result that was saved with it. */
    private CellValue formula(Cell cell) {
        if (cell.getValue() instanceof Boolean bool) {
            return new CellValue.Bool(bool);
        }
        var result = cell.getValue() == null ? cell.getRawValue() : String.valueOf(cell.getValue());
        if (result == null || result.isEmpty()) {
            return new CellValue.Broken("");
        }
        if (result.startsWith("#")) {
            return new CellValue.Broken(result);
        }
        return isNumber(result) ? number(cell, result) : new CellValue.Text(result, target(cell.getFormula()));
    }

    private static @Nullable String target(@Nullable String formula) {
        var link = LINK.matcher(formula == null ? "" : formula);
        return link.lookingAt() ? link.group(1) : null;
    }

    private CellValue number(Cell cell, String raw) {
        var value = new BigDecimal(raw.trim()).round(DIGITS);
        var format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
        var id = cell.getDataFormatId() == null ? 0 : cell.getDataFormatId();
        var moment = isDate(id, format) && value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(2_958_466)) < 0
                ? Moment.ofSerial(value, workbook.isDate1904())
                : null;
        return new CellValue.Number(
                value, moment, format.contains("%"), PADDED.matcher(format).matches() ? format.length() : 0);
    }

    private static boolean isNumber(String text) {
        try {
            return new BigDecimal(text.trim()).scale() > Integer.MIN_VALUE;
        } catch (NumberFormatException text2) {
            return false;
        }
    }

    /** Built-in date formats, East Asian ones included, and custom ones that show a part of a date or time. */
    private static boolean isDate(int id, String format) {
        if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) {
            return true;
        }
        if (id < 164) {
            return false;
        }
        var plain = QUOTED.matcher(format.toLowerCase(java.util.Locale.ROOT)).replaceAll("");
        return !plain.contains("general") && DATE_LETTERS.matcher(plain).find();
    }

    private static void refuseZipBomb(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var buffer = new byte[1 << 16];
            var texts = 0L;
            var unpacked = 0L;
            var packed = Math.max(1, file.toFile().length());
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                try (var input = zip.getInputStream(entry)) {
                    for (var read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                        unpacked += read;
                        texts += entry.getName().endsWith(SHARED_TEXTS) ? read : 0;
                        if (unpacked > MAX_UNPACKED
                                || texts > MAX_TEXTS
                                || (unpacked > (10L << 20) && unpacked / packed > MAX_RATIO)) {
                            throw Rejected.because(Rejected.Kind.INVALID, "workbook_too_large_inside");
                        }
                    }
                }
            }
        } catch (ZipException corrupt) {
            throw Rejected.because(Rejected.Kind.INVALID, "workbook_corrupt");
        }
    }
}
