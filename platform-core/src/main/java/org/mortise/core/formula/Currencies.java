package org.mortise.core.formula;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.Question.Comparison;
import org.mortise.core.formula.Question.Pick;
import org.mortise.core.formula.Typing.Piece;

/**
 * Refuses one figure over amounts in several currencies, which means nothing. It is allowed where the same call asks for the
 * currency, and over amounts that have been chosen or converted before.
 */
record Currencies(FieldTypes fields, Problems problems) {

    /** Functions that make one figure of several; a product may well be of amounts and rates. */
    private static final Set<String> MIXING = Set.of(
            "SUM", "AVERAGE", "MIN", "MAX", "LARGE", "SMALL", "MEDIAN", "SUMIF", "AVERAGEIF", "SUMIFS", "AVERAGEIFS");

    private static final Set<Pick> MIXED = EnumSet.of(Pick.SUM, Pick.AVG, Pick.MIN, Pick.MAX);

    void check(Signature signature, List<Piece> args) {
        if (!MIXING.contains(signature.name())) {
            return;
        }
        for (var piece : args) {
            if (!(piece.expr() instanceof Expr.Field amounts) || !(amounts.type() instanceof ListOf)) {
                continue;
            }
            var currency = fields.currencyOf(amounts.path());
            if (currency != null && fields.typeOf(currency) instanceof ListOf && !isAsked(currency, args)) {
                refuse(amounts.path(), currency, piece);
            }
        }
    }

    private static boolean isAsked(FieldPath currency, List<Piece> args) {
        return args.stream()
                .anyMatch(piece ->
                        piece.expr() instanceof Expr.Field field && field.path().equals(currency));
    }

    /** @param at where the field of the other form is named */
    void check(Question question, Piece at) {
        var amounts = question.result();
        var currency = amounts == null || !MIXED.contains(question.pick()) ? null : fields.currencyOf(amounts);
        if (amounts == null || currency == null) {
            return;
        }
        var asked = question.tests().stream()
                .anyMatch(test ->
                        test.comparison() == Comparison.EQ && test.field().equals(currency));
        if (!asked) {
            refuse(amounts, currency, at);
        }
    }

    private void refuse(FieldPath amounts, FieldPath currency, Piece at) {
        problems.add(
                "fx_mixed_currencies",
                at.from(),
                at.to(),
                Map.of("field", amounts.toString(), "currency", currency.toString()));
    }
}
