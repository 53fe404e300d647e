package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.metadata.ValueType;

/**
 * A telephone number. Chinese mobile numbers are kept as their eleven digits, other Chinese numbers as
 * {@code 021-58888888}, numbers of other countries as {@code +4930123456}.
 */
public final class PhoneControl implements Control<PhoneControl.Settings> {

    /** @param kind {@code any}, {@code mobile} or {@code landline} */
    public record Settings(String kind) {}

    private static final String HOME = "CN";
    private static final int HOME_CODE = 86;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-().·]+");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+86|0086|86)?(1[3-9]\\d{9})");
    // Which area codes and numbers exist changes too often to refuse one: the shape decides.
    private static final Pattern LANDLINE = Pattern.compile(
            "(?:\\+?86[- ]?)?\\(?(010|02\\d|0[3-9]\\d{2})?\\)?[- ]?(\\d{7,8}|[48]00-?\\d{3}-?\\d{4})(?:[- ]?(?:转|x|X|#|\\*|ext\\.?|-)[- ]?(\\d{1,6}))?");
    private static final Pattern TYPED = Pattern.compile("[+0-9\\s\\-().·转xX#,extEXT]{3,40}");

    @Override
    public String type() {
        return "phone";
    }

    @Override
    public ValueType valueType() {
        return ValueType.TEXT;
    }

    @Override
    public Settings settings(FieldProps props) {
        var kind = props.text("kind");
        return new Settings(kind == null ? "any" : kind);
    }

    @Override
    public Coerced coerce(Settings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_phone", text -> read(settings.kind(), Texts.halfWidth(text)));
    }

    /** Area code, number and extension joined by hyphens; null when the text is not a Chinese line. */
    static @Nullable String landline(String text) {
        var line = LANDLINE.matcher(text);
        return line.matches()
                ? Stream.of(line.group(1), line.group(2), line.group(3))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("-"))
                : null;
    }

    /** Whether a field of this type would take {@code text}. */
    public static boolean isPhone(String text) {
        return read("any", Texts.halfWidth(text)).problems().isEmpty();
    }

    private static Coerced read(String kind, String text) {
        var mobile = MOBILE.matcher(SEPARATORS.matcher(text).replaceAll(""));
        if (mobile.matches()) {
            return kind.equals("landline") ? Coerced.refused("not_a_landline") : Coerced.of(mobile.group(1));
        }
        var landline = landline(text);
        if (landline != null) {
            return kind.equals("mobile") ? Coerced.refused("not_a_mobile") : Coerced.of(landline);
        }
        if (kind.equals("landline") || !TYPED.matcher(text).matches()) {
            return Coerced.refused("not_a_phone");
        }
        try {
            var numbers = PhoneNumberUtil.getInstance();
            var number = numbers.parse(text.replace('转', 'x'), HOME);
            if (!numbers.isValidNumber(number)) {
                return Coerced.refused("not_a_phone");
            }
            var home = number.getCountryCode() == HOME_CODE;
            var written = numbers.format(number, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.E164);
            return Coerced.of(home ? written.replace(" ext. ", "-").replace(' ', '-') : written);
        } catch (NumberParseException notANumber) {
            return Coerced.refused("not_a_phone");
        }
    }
}
