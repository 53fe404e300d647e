package org.mortise.form.excel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mortise.form.control.PhoneControl;

/** Counts what the cells of one column look like; bounded in memory whatever the column holds. */
final class ColumnProfile {

    private static final int MAX_DISTINCT = 400;
    private static final int MAX_SAMPLES = 5;
    private static final Coercion MOBILE = new Phones.Mobile();
    private static final Coercion AS_LANDLINE = new Phones.Landline();
    private static final Pattern LANDLINE =
            Pattern.compile("\\(?\\+?[0-9](?=.{6})[0-9()\\-]{5,15}(转|ext\\.?|x|#|-)?\\d{0,5}");
    private static final Pattern URL = Pattern.compile("(?i)https?://.+|www\\..+");
    private static final Pattern ZERO_FIRST = Pattern.compile("0\\d+");
    private static final Pattern CURRENCY = Pattern.compile(".*[￥¥$].*");

    /** First typed spelling and number of uses of each value, by the spelling that tells options apart. */
    static final class Uses {
        final String typed;
        int count = 1;

        Uses(String typed) {
            this.typed = typed;
        }
    }

    int filled;
    int mobiles;
    int landlines;
    int emails;
    int urls;
    int yesOrNo;
    int dates;
    int serials;
    int withTime;
    int percents;
    int numbers;
    int money;
    int negatives;
    int padded;
    int separated;
    int multiline;
    int monthFirst;
    int dayFirst;
    int eitherFirst;
    int scale;
    long length;
    boolean tooManyValues;
    boolean tooManyTokens;
    final Map<String, Uses> values = new LinkedHashMap<>();
    final Map<String, Uses> tokens = new LinkedHashMap<>();
    final List<String> samples = new ArrayList<>();

    void add(CellValue cell) {
        var text = cell.text();
        if (cell.isEmpty()) {
            return;
        }
        if (samples.size() < MAX_SAMPLES && !samples.contains(text)) {
            samples.add(text.length() > 60 ? text.substring(0, 60) + "…" : text);
        }
        if (cell instanceof CellValue.Broken) {
            return;
        }
        if (Normal.isFiller(Normal.fold(text))) {
            // No number, date or phone; but among the options of a column it is one, unless it is only a dash.
            if (text.codePoints().anyMatch(Character::isLetter)) {
                tooManyValues |= count(values, text, tooManyValues);
                tooManyTokens |= count(tokens, text, tooManyTokens);
            }
            return;
        }
        filled++;
        length += text.length();
        countShapes(cell, text);
        tooManyValues |= count(values, text, tooManyValues);
        if (text.indexOf('\n') >= 0) {
            multiline++;
        }
        var parts = Choices.split(text);
        if (parts.size() > 1) {
            separated++;
        }
        for (var part : parts) {
            tooManyTokens |= count(tokens, part, tooManyTokens);
        }
    }

    /** How many dates could be read in two ways, when no other date of the column tells which is meant. */
    int eitherFirstUntold() {
        return monthFirst == 0 && dayFirst == 0 ? eitherFirst : 0;
    }

    private void countShapes(CellValue cell, String text) {
        var folded = Normal.withoutSpace(Normal.fold(text));
        if (MOBILE.coerce(cell).problem() == null) {
            mobiles++;
        } else if (LANDLINE.matcher(folded).matches() && isPhone(cell)) {
            landlines++;
        }
        if (folded.contains("@")) {
            emails++;
        }
        if (URL.matcher(folded).matches()) {
            urls++;
        }
        if (cell instanceof CellValue.Bool || Coercion.YesNo.read(text) != null) {
            yesOrNo++;
        }
        countDate(cell, text);
        countNumber(cell, folded);
    }

    /** Numbers of a shape that the field would refuse stay text: nothing is lost, and no row is bad because of them. */
    private static boolean isPhone(CellValue cell) {
        return AS_LANDLINE.coerce(cell).value() instanceof String number && PhoneControl.isPhone(number);
    }

    private void countDate(CellValue cell, String text) {
        var moment = cell instanceof CellValue.Number number ? number.moment() : null;
        if (moment == null && Moment.looksLikeDate(text)) {
            moment = Moment.parse(text, Moment.Order.YEAR_FIRST)
                    .or(() -> Moment.parse(text, Moment.Order.MONTH_FIRST))
                    .or(() -> Moment.parse(text, Moment.Order.DAY_FIRST))
                    .orElse(null);
            dates++;
            switch (Moment.told(text)) {
                case MONTH_FIRST -> monthFirst++;
                case DAY_FIRST -> dayFirst++;
                case EITHER -> eitherFirst++;
                case NOTHING -> {}
            }
        } else if (moment != null) {
            dates++;
        } else if (cell instanceof CellValue.Number number
                && Moment.ofPlainNumber(number.value()).isPresent()) {
            serials++;
        }
        if (moment != null && moment.time() != null) {
            withTime++;
        }
    }

    private void countNumber(CellValue cell, String folded) {
        if (cell instanceof CellValue.Number number) {
            padded += number.padded() ? 1 : 0;
            percents += number.percent() ? 1 : 0;
            if (number.moment() == null && !number.padded()) {
                number(number.value());
            }
            return;
        }
        if (folded.endsWith("%")) {
            percents++;
            return;
        }
        if (ZERO_FIRST.matcher(folded).matches()) {
            padded++;
            return;
        }
        Quantity.parse(folded, "元").ifPresent(quantity -> {
            number(quantity.value());
            money += quantity.unitInCell() || CURRENCY.matcher(folded).matches() ? 1 : 0;
        });
    }

    private void number(BigDecimal value) {
        numbers++;
        negatives += value.signum() < 0 ? 1 : 0;
        scale = Math.max(
                scale, Math.min(6, Math.max(0, value.stripTrailingZeros().scale())));
    }

    private static boolean count(Map<String, Uses> counts, String typed, boolean full) {
        if (full) {
            return true;
        }
        var key = Choices.spelling(typed);
        var uses = counts.get(key);
        if (uses != null) {
            uses.count++;
            return false;
        }
        counts.put(key, new Uses(typed));
        return counts.size() > MAX_DISTINCT;
    }
}
