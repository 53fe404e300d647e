package org.mortise.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A customer ledger as sales departments keep it, as long as wanted; always the same rows, and it is known which are bad. */
final class LedgerWorkbook {

    static final int HEADER_ROW = 3;

    private static final List<String> HEADERS = List.of(
            "客户名称*", "联系人", "手机", "座机", "客户级别", "行业", "详细地址", "来源", "注册资本(万元)", "是否成交", "首次接触日期", "最近跟进", "标签", "备注");
    private static final List<String> INDUSTRIES = List.of("装备制造", "电子信息", "新材料", "物流仓储", "金融服务", "食品加工");
    private static final List<String> SOURCES = List.of("展会", "官网咨询", "电话拓展", "老客户介绍");
    private static final List<String> TAGS = List.of("需上门", "价格敏感", "老客户", "国企", "出口型");
    private static final int NO_NAME = 1_009;
    private static final int BAD_MOBILE = 97;
    private static final int NEGATIVE_CAPITAL = 211;
    private static final int FLUSH = 1_000;

    private LedgerWorkbook() {}

    /** What is wrong with the row of this index, from 0; empty for a good one. */
    static List<String> mistakes(int index) {
        var mistakes = new java.util.ArrayList<String>();
        if (index % NO_NAME == NO_NAME - 1) {
            mistakes.add("import_required");
        }
        if (index % BAD_MOBILE == BAD_MOBILE - 1) {
            mistakes.add("import_mobile_invalid");
        }
        if (index % NEGATIVE_CAPITAL == NEGATIVE_CAPITAL - 1) {
            mistakes.add("import_negative");
        }
        return mistakes;
    }

    static void write(Path file, int rows) throws IOException {
        try (var output = Files.newOutputStream(file);
                var workbook = new Workbook(output, "Mortise", "1.0")) {
            var sheet = workbook.newWorksheet("客户台账");
            sheet.value(0, 0, "客户台账");
            for (var column = 0; column < HEADERS.size(); column++) {
                sheet.value(HEADER_ROW - 1, column, HEADERS.get(column));
            }
            for (var index = 0; index < rows; index++) {
                row(sheet, HEADER_ROW + index, index);
                if (index % FLUSH == 0) {
                    sheet.flush();
                }
            }
            sheet.value(HEADER_ROW + rows, 0, "合计");
            sheet.value(HEADER_ROW + rows, 8, rows);
        }
    }

    private static void row(Worksheet sheet, int row, int index) {
        var mistakes = mistakes(index);
        if (!mistakes.contains("import_required")) {
            sheet.value(row, 0, "重庆样本" + index + "机械有限公司");
        }
        sheet.value(row, 1, "联系人" + index % 977);
        if (mistakes.contains("import_mobile_invalid")) {
            sheet.value(row, 2, "1.38E+10");
        } else if (index % 2 == 0) {
            sheet.value(row, 2, 13_000_000_000L + index);
        } else {
            sheet.value(row, 2, "+86 138-%04d-%04d".formatted(index / 10_000, index % 10_000));
        }
        sheet.value(row, 3, "023-6%07d".formatted(index));
        sheet.value(row, 4, List.of("A", "B级", "C", "D").get(index % 4));
        sheet.value(row, 5, INDUSTRIES.get(index % INDUSTRIES.size()));
        sheet.value(row, 6, "重庆市渝北区样本路" + index + "号" + index % 30 + "栋");
        sheet.value(row, 7, SOURCES.get(index % SOURCES.size()));
        if (mistakes.contains("import_negative")) {
            sheet.value(row, 8, "(3,000)");
        } else if (index % 5 == 0) {
            sheet.value(row, 8, "1.2亿");
        } else {
            sheet.value(row, 8, 100 + index % 9_000);
        }
        sheet.value(row, 9, index % 3 == 0 ? "是" : "否");
        date(sheet, row, index);
        sheet.value(row, 11, LocalDateTime.of(2024, 1, 1, 8, 0).plusMinutes(index));
        sheet.style(row, 11).format("yyyy-mm-dd hh:mm").set();
        sheet.value(row, 12, TAGS.get(index % TAGS.size()) + "、" + TAGS.get((index / 7) % TAGS.size()));
        sheet.value(row, 13, index % 4 == 0 ? "价格偏高\n要求再降 5%，第 " + index + " 次跟进" : "已发送报价单，等待回复 " + index);
    }

    private static void date(Worksheet sheet, int row, int index) {
        var day = LocalDate.of(2019, 1, 1).plusDays(index % 1_800);
        if (index % 3 == 0) {
            sheet.value(row, 10, day);
            sheet.style(row, 10).format("yyyy-mm-dd").set();
            return;
        }
        sheet.value(
                row,
                10,
                index % 3 == 1
                        ? "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                        : day.toString().replace("-", ""));
    }
}
