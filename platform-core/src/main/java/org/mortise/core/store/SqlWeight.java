package org.mortise.core.store;

import java.util.Map;
import org.mortise.core.formula.Blanks;
import org.mortise.core.formula.Expr;
import org.mortise.core.formula.FxType.Scalar;

/**
 * About how many pieces a formula has in SQL, where some of what it says is written more than once: twenty of these inside each
 * other would be a statement that no memory holds.
 */
final class SqlWeight {

    static final double MOST = 200_000;

    /** How often an argument is written; once where nothing is said. */
    private static final Map<String, Integer> COPIES = Map.ofEntries(
            Map.entry("EVEN", 4),
            Map.entry("ODD", 4),
            Map.entry("ROUNDUP", 4),
            Map.entry("MOD", 6),
            Map.entry("PRODUCT", 2),
            Map.entry("AVERAGE", 3),
            Map.entry("IFERROR", 2),
            Map.entry("COALESCE", 2),
            Map.entry("MIN", 2),
            Map.entry("MAX", 2),
            Map.entry("FIND", 2),
            Map.entry("ENDSWITH", 2),
            Map.entry("AGE", 5),
            Map.entry("DATE", 12),
            Map.entry("EDATE", 12),
            Map.entry("EOMONTH", 12),
            Map.entry("DATEADD", 12));

    private static final int COPIES_OF_MOVED_DATE = 8;

    private final Blanks blanks;

    private SqlWeight(Blanks blanks) {
        this.blanks = blanks;
    }

    static double of(Expr expr, Blanks blanks) {
        return new SqlWeight(blanks).of(expr);
    }

    private double of(Expr expr) {
        var inside = expr.children().stream().mapToDouble(this::of).sum();
        return 1 + inside * copies(expr);
    }

    private int copies(Expr expr) {
        if (expr instanceof Expr.Binary binary) {
            return binary.type() == Scalar.DATE ? COPIES_OF_MOVED_DATE : 1;
        }
        if (expr instanceof Expr.Label) {
            return 2;
        }
        if (!(expr instanceof Expr.Call call)) {
            return 1;
        }
        var copies =
                call.functionName().equals("SWITCH") ? call.args().size() : COPIES.getOrDefault(call.functionName(), 1);
        return blanks.deciding(call).length > 0 ? copies * 2 : copies;
    }
}
