package org.mortise.form.excel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.Vocabulary;

/**
 * A column of the workbook that somebody fills in to import it.
 *
 * @param header the title of the field as an import finds it again
 * @param hint how its cells are to be filled in; empty when nothing has to be said
 * @param format of its cells, as spreadsheets write formats
 * @param offers what may be chosen, in words
 * @param single whether a cell names one of them, so that a spreadsheet can let it be chosen
 */
record TemplateColumn(
        String header, boolean required, String hint, String format, List<String> offers, boolean single) {

    /** Nobody looks through longer lists; they are told to write the name. */
    private static final int MOST_OFFERS = 5_000;

    private static final String TEXT = "@";
    private static final String ANY = "General";
    private static final int USUAL_SCALE = 2;

    TemplateColumn {
        offers = List.copyOf(offers);
    }

    /** The columns that {@code form} takes from its caller, in their order, in words of {@code locale}. */
    static List<TemplateColumn> of(Destination form, ProblemTexts texts, Locale locale) {
        return form.targets().stream()
                .filter(TemplateColumn::isFilledIn)
                .map(target -> column(form, target, texts, locale))
                .toList();
    }

    /** Parts stand beside their whole; numbers and origins are brought along by those who know that they may. */
    private static boolean isFilledIn(Target target) {
        var field = target.field();
        return field != null
                && !target.compares()
                && !target.type().equals(Target.SERIAL)
                && target.path().equals(field.path());
    }

    private static TemplateColumn column(Destination form, Target target, ProblemTexts texts, Locale locale) {
        var title = target.title().in(locale);
        // Of fields that share a title an import finds the first: the others stand by their key.
        var isFound = form.like(title)
                .filter(found -> found.path().equals(target.path()))
                .isPresent();
        var offers = offers(target, texts, locale);
        var vocabulary = target.vocabulary();
        var required = isRequired(target);
        var sentences = new ArrayList<String>();
        if (!isFound) {
            sentences.add(title);
        }
        if (required) {
            sentences.add(texts.text("template_required", Map.of(), locale));
        }
        var how = "template_" + target.type();
        if (texts.codes(locale).contains(how)) {
            sentences.add(texts.text(how, Map.of(), locale));
        } else if (!offers.isEmpty()) {
            var several = vocabulary.filter(Vocabulary::several).isPresent();
            sentences.add(texts.text(several ? "template_several" : "template_one", Map.of(), locale));
        }
        if (target.isLine()) {
            sentences.add(texts.text("template_line", Map.of(), locale));
        }
        return new TemplateColumn(
                isFound ? title : target.path(),
                required,
                String.join("\n", sentences),
                format(target),
                offers,
                vocabulary.filter(Vocabulary::several).isEmpty());
    }

    private static boolean isRequired(Target target) {
        var field = target.field();
        return field != null && Destination.isNeeded(field);
    }

    private static List<String> offers(Target target, ProblemTexts texts, Locale locale) {
        var field = target.field();
        if (field != null && field.shape().type() == ValueType.BOOLEAN) {
            return List.of(texts.text("template_yes", Map.of(), locale), texts.text("template_no", Map.of(), locale));
        }
        var offers = target.vocabulary().map(Vocabulary::offers).orElse(List.of());
        return offers.size() > MOST_OFFERS
                ? List.of()
                : offers.stream().map(offer -> offer.label().in(locale)).collect(Collectors.toList());
    }

    /** Texts stay texts, so that no spreadsheet takes the zeros of a code away. */
    private static String format(Target target) {
        var field = target.field();
        var scale = field == null ? USUAL_SCALE : field.shape().scale();
        var decimals = scale > 0 ? "." + "0".repeat(scale) : "";
        return switch (target.type()) {
            case "number" -> "0" + decimals;
            case "money" -> "#,##0" + decimals;
            case "integer" -> "0";
            case "percent" -> "0" + (scale > USUAL_SCALE ? "." + "0".repeat(scale - USUAL_SCALE) : "") + "%";
            case "rating", "nps", "slider" -> ANY;
            case "date" -> "yyyy-mm-dd";
            case "datetime" -> "yyyy-mm-dd hh:mm";
            case "month" -> "yyyy-mm";
            case "time" -> "hh:mm";
            default -> TEXT;
        };
    }
}
