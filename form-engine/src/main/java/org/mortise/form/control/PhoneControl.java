package org.mortise.form.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mortise.core.metadata.ValueType;

/**
 * A telephone number. Chinese mobile numbers are kept as their eleven digits, other Chinese numbers as
 * {@code 021-58888888}, numbers of other countries as {@code +4930123456}.
 */
public final class PhoneControl implements Control<NoSettings> {

    private static final String HOME = "CN";
    private static final int HOME_CODE = 86;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-().·]+");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+86|0086|86)?(1[3-9]\\d{9})");
    // Which area codes and numbers exist changes too often to refuse one: the shape decides.
    private static final Pattern LANDLINE = Pattern.compile(
            "(?:\\+?86[- ]?)?\\(?(0\\d{2,3})?\\)?[- ]?(\\d{7,8}|[48]00-?\\d{3}-?\\d{4})(?:[- ]?(?:转|x|X|#|\\*|ext\\.?|-)[- ]?(\\d{1,6}))?");
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
    public NoSettings settings(FieldProps props) {
        return NoSettings.NONE;
    }

    @Override
    public Coerced coerce(NoSettings settings, JsonNode sent, Coercion coercion) {
        return Texts.read(sent, "not_a_phone", text -> read(Texts.halfWidth(text)));
    }

    private static Coerced read(String text) {
        var mobile = MOBILE.matcher(SEPARATORS.matcher(text).replaceAll(""));
        if (mobile.matches()) {
            return Coerced.of(mobile.group(1));
        }
        var landline = LANDLINE.matcher(text);
        if (landline.matches()) {
            return Coerced.of(Stream.of(landline.group(1), landline.group(2), landline.group(3))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("-")));
        }
        if (!TYPED.matcher(text).matches()) {
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
