package org.mortise.core.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A telephone number. Chinese mobile numbers are written as their eleven digits, other Chinese numbers as {@code 021-58888888}, numbers
 * of other countries as {@code +4930123456}.
 */
public record PhoneNumber(String written, Kind kind) {

    /** What is known of a number by its shape; of numbers of other countries nothing is. */
    public enum Kind {
        MOBILE,
        LANDLINE,
        OTHER
    }

    private static final String HOME = "CN";
    private static final int HOME_CODE = 86;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-().·]+");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+86|0086|86)?(1[3-9]\\d{9})");
    // Which area codes and numbers exist changes too often to refuse one: the shape decides.
    private static final Pattern LANDLINE = Pattern.compile(
            "(?:\\+?86[- ]?)?\\(?(010|02\\d|0[3-9]\\d{2})?\\)?[- ]?(\\d{7,8}|[48]00-?\\d{3}-?\\d{4})(?:[- ]?(?:转|x|X|#|\\*|ext\\.?|-)[- ]?(\\d{1,6}))?");
    private static final Pattern TYPED = Pattern.compile("[+0-9\\s\\-().·转xX#,extEXT]{3,40}");

    /** Empty when the text is no number. */
    public static Optional<PhoneNumber> of(String typed) {
        var text = HalfWidth.of(typed);
        var mobile = MOBILE.matcher(SEPARATORS.matcher(text).replaceAll(""));
        if (mobile.matches()) {
            return Optional.of(new PhoneNumber(mobile.group(1), Kind.MOBILE));
        }
        var landline = landline(text);
        return landline.isPresent() ? landline : other(text);
    }

    /** Area code, number and extension joined by hyphens; empty when the text is no Chinese line. */
    public static Optional<PhoneNumber> landline(String text) {
        var line = LANDLINE.matcher(text);
        return line.matches()
                ? Optional.of(new PhoneNumber(
                        Stream.of(line.group(1), line.group(2), line.group(3))
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining("-")),
                        Kind.LANDLINE))
                : Optional.empty();
    }

    private static Optional<PhoneNumber> other(String text) {
        if (!TYPED.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            var numbers = PhoneNumberUtil.getInstance();
            var number = numbers.parse(text.replace('转', 'x'), HOME);
            if (!numbers.isValidNumber(number)) {
                return Optional.empty();
            }
            var home = number.getCountryCode() == HOME_CODE;
            var written = numbers.format(number, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.E164);
            return Optional.of(
                    new PhoneNumber(home ? written.replace(" ext. ", "-").replace(' ', '-') : written, Kind.OTHER));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
