package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mortise.core.kernel.Json;
import org.mortise.form.control.CellReading;

/**
 * Guesses what a column is from its header and what its cells look like; the user has the last word.
 *
 * @param reading how its cells are read, and so which kind of field a new form gets for it
 * @param props its properties, those that only the import reads included
 */
record TypeGuess(CellReading reading, ObjectNode props) {

    private static final Pattern MONEY_HEADER =
            Pattern.compile("(?i).*(金额|价|款|资本|预算|费用|营收|总额|收入|成本|amount|price|revenue|budget|cost|\\$|￥).*");
    private static final Pattern NUMBER_LIKE_CODE = Pattern.compile("(?i).*(编号|编码|代码|邮编|zip|code|证号|账号|no\\.?)$");
    private static final Pattern TAG_HEADER = Pattern.compile("(?i).*(标签|tags?|意向产品|关键词)$");
    private static final Pattern LONG_HEADER =
            Pattern.compile("(?i).*(备注|说明|描述|留言|记录|remark|note|description|message).*");
    private static final Pattern DATE_HEADER = Pattern.compile("(?i).*(日期|时间|date|time).*");
    private static final Pattern MAY_BE_NEGATIVE = Pattern.compile("(?i).*(利润|余额|增减|差额|变动|温度|balance|profit|change).*");
    private static final double MOST = 0.7;

    /** Control type. */
    String type() {
        return reading.type();
    }

    /** Guesses from at least a handful of cells; a column without cells is text. */
    static TypeGuess of(String header, ColumnProfile profile) {
        var props = Json.object();
        if (profile.filled == 0) {
            return new TypeGuess(CellReading.WORDS, props);
        }
        if (most(profile, profile.emails)) {
            return new TypeGuess(CellReading.MAILBOX, props);
        }
        if (most(profile, profile.urls)) {
            return new TypeGuess(CellReading.WEB_ADDRESS, props);
        }
        if (most(profile, profile.yesOrNo) && profile.values.size() > 1) {
            return new TypeGuess(CellReading.YES_OR_NO, props);
        }
        if (most(profile, profile.mobiles)) {
            return new TypeGuess(CellReading.TELEPHONE, props.put("kind", "mobile"));
        }
        if (most(profile, profile.dates + profile.serials)
                && (most(profile, profile.dates) || DATE_HEADER.matcher(header).matches())) {
            return date(profile, props);
        }
        if (most(profile, profile.landlines)
                && !NUMBER_LIKE_CODE.matcher(header).matches()
                && !isCount(profile)) {
            return new TypeGuess(CellReading.TELEPHONE, props.put("kind", "landline"));
        }
        if (profile.percents * 2 > profile.filled) {
            return new TypeGuess(CellReading.SHARE, props.put("scale", 4));
        }
        if (most(profile, profile.numbers)
                && profile.padded == 0
                && !NUMBER_LIKE_CODE.matcher(header).matches()) {
            return number(header, profile, props);
        }
        return words(header, profile, props);
    }

    private static boolean most(ColumnProfile profile, int count) {
        return count >= MOST * profile.filled;
    }

    /** Long plain numbers without a hyphen may be counts as well as phone numbers: phones come with hyphens. */
    private static boolean isCount(ColumnProfile profile) {
        return most(profile, profile.numbers);
    }

    private static TypeGuess date(ColumnProfile profile, ObjectNode props) {
        order(profile).ifPresent(order -> props.put("order", order));
        return new TypeGuess(profile.withTime * 5 > profile.filled ? CellReading.MOMENT : CellReading.DAY, props);
    }

    /** In which order days and months stand, as far as the cells tell; who wrote 3/5/2024 alone has to be asked. */
    private static Optional<String> order(ColumnProfile profile) {
        if (profile.monthFirst == 0 && profile.dayFirst == 0) {
            return Optional.empty();
        }
        return Optional.of(profile.dayFirst > profile.monthFirst ? "day_first" : "month_first");
    }

    private static TypeGuess number(String header, ColumnProfile profile, ObjectNode props) {
        var money = MONEY_HEADER.matcher(header).matches() || profile.money > 0;
        var unit = Quantity.unitOf(header);
        if (!unit.equals("元")) {
            props.put("unit", unit);
        }
        // A few negative amounts among hundreds are typing mistakes; many are the nature of the column.
        if (!MAY_BE_NEGATIVE.matcher(header).matches() && profile.negatives * 100 < profile.numbers) {
            props.put("min", "0");
        }
        props.put("scale", money ? Math.max(2, profile.scale) : profile.scale);
        return new TypeGuess(money ? CellReading.AMOUNT : CellReading.NUMBER, props);
    }

    private static TypeGuess words(String header, ColumnProfile profile, ObjectNode props) {
        var average = profile.length / profile.filled;
        if (LONG_HEADER.matcher(header).matches() || profile.multiline * 20 > profile.filled || average > 60) {
            return new TypeGuess(CellReading.LONG_WORDS, props);
        }
        var uses = profile.tokens.values().stream().mapToInt(use -> use.count).sum();
        // Tags are combined freely; a few values that happen to hold a comma are options as they stand.
        var combined = profile.tooManyValues || profile.values.size() > profile.tokens.size();
        var reused =
                combined && !profile.tooManyTokens && profile.tokens.size() <= 60 && uses >= 5 * profile.tokens.size();
        if (reused && (TAG_HEADER.matcher(header).matches() || profile.separated * 10 > profile.filled)) {
            options(props, profile.tokens.values());
            return new TypeGuess(CellReading.SEVERAL_OPTIONS, props);
        }
        var few = !profile.tooManyValues && profile.values.size() <= 30 && profile.values.size() * 8 <= profile.filled;
        if (few && average <= 20 && !NUMBER_LIKE_CODE.matcher(header).matches()) {
            options(props, profile.values.values());
            return new TypeGuess(CellReading.ONE_OPTION, props);
        }
        return new TypeGuess(CellReading.WORDS, props);
    }

    private static void options(ObjectNode props, Collection<ColumnProfile.Uses> uses) {
        var names = new KeyNames(Set.of(), "option");
        var options = props.putArray("options");
        uses.stream().map(use -> use.typed).map(TypeGuess::label).sorted().forEach(label -> options.addObject()
                .put("key", names.of(label))
                .put("label", label));
    }

    /** The spelling to show: A级 and Ａ are the option A; words keep their form. */
    private static String label(String typed) {
        var spelling = Choices.spelling(typed);
        return spelling.length() <= 2 ? spelling : Normal.fold(typed);
    }
}
