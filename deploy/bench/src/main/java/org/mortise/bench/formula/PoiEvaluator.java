package org.mortise.bench.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaEvaluator;

/** Apache POI: a sheet with the amounts below each other; one order is told from another by its discount alone. */
final class PoiEvaluator implements Evaluator {

    private final List<Order> orders;
    private final FormulaEvaluator evaluator;
    private final Cell discount;
    private final Cell total;

    PoiEvaluator(List<Order> orders) {
        this.orders = orders;
        var workbook = new HSSFWorkbook();
        var sheet = workbook.createSheet();
        for (var row = 0; row < Order.ROWS; row++) {
            var amount = orders.get(0).amounts().get(row).doubleValue();
            sheet.createRow(row).createCell(0).setCellValue(amount);
        }
        discount = sheet.getRow(0).createCell(1);
        total = sheet.getRow(0).createCell(2);
        total.setCellFormula("ROUND(SUM(A1:A10)*B1,2)");
        evaluator = workbook.getCreationHelper().createFormulaEvaluator();
    }

    @Override
    public String name() {
        return "Apache POI " + org.apache.poi.Version.getVersion() + " (binary floating point)";
    }

    @Override
    public BigDecimal total(int order) {
        discount.setCellValue(orders.get(order).discount().doubleValue());
        evaluator.notifyUpdateCell(discount);
        return BigDecimal.valueOf(evaluator.evaluate(total).getNumberValue()).setScale(2, RoundingMode.HALF_UP);
    }
}
