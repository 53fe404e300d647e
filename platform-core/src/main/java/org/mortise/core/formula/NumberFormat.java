package org.mortise.core.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Excel's number formats as far as {@code 0 # ? . , %}, quoted text and sections for positive, negative and zero go. */
final class NumberFormat {

    private static final String PLACEHOLDERS = "0#?";

    private final List<FormatPiece> pieces;
    private int wholePlaces;
    private int fractionPlaces;
    private int scale;
    private boolean grouped;
    private boolean hasPoint;

    private NumberFormat(List<FormatPiece> pieces) {
        this.pieces = pieces;
        for (var i = 0; i < pieces.size(); i++) {
            read(i);
        }
    }

    static Object format(BigDecimal number, String format) {
        if (format.equalsIgnoreCase("General")) {
            return Decimals.plain(number);
        }
        var sections = sections(FormatPiece.of(format));
        for (var section : sections) {
            if (section.stream().anyMatch(piece -> piece.isLetter() || piece.isOneOf("_*@[]"))
                    || isOfFractions(section)) {
                return FormulaError.VALUE;
            }
        }
        var sign = number.signum();
        var chosen = sign < 0 && sections.size() > 1 ? 1 : sign == 0 && sections.size() > 2 ? 2 : 0;
        return Values.text(new NumberFormat(sections.get(chosen)).text(number, sections.size() == 1));
    }

    /** {@code ?/?}: fractions are not written. */
    private static boolean isOfFractions(List<FormatPiece> section) {
        return IntStream.range(1, section.size() - 1)
                .anyMatch(at -> section.get(at).is("/")
                        && section.get(at - 1).isOneOf("?#")
                        && section.get(at + 1).isOneOf("?#"));
    }

    private static List<List<FormatPiece>> sections(List<FormatPiece> pieces) {
        var sections = new ArrayList<List<FormatPiece>>();
        sections.add(new ArrayList<>());
        for (var piece : pieces) {
            if (piece.is(";")) {
                sections.add(new ArrayList<>());
            } else {
                sections.get(sections.size() - 1).add(piece);
            }
        }
        return sections;
    }

    private void read(int index) {
        var piece = pieces.get(index);
        if (piece.isOneOf(PLACEHOLDERS)) {
            if (hasPoint) {
                fractionPlaces++;
            } else {
                wholePlaces++;
            }
        } else if (piece.is(".")) {
            hasPoint = true;
        } else if (piece.is("%")) {
            scale += 2;
        } else if (piece.is(",") && wholePlaces > 0) {
            var groups = placeholderFollows(index);
            grouped |= groups;
            scale -= groups ? 0 : 3;
        }
    }

    /** A comma between placeholders groups by thousands; one after the last divides by a thousand. */
    private boolean placeholderFollows(int index) {
        return pieces.stream()
                .skip(index + 1L)
                .takeWhile(piece -> !piece.is("."))
                .anyMatch(piece -> piece.isOneOf(PLACEHOLDERS));
    }

    private String text(BigDecimal number, boolean signed) {
        var rounded = number.abs().scaleByPowerOfTen(scale).setScale(fractionPlaces, RoundingMode.HALF_UP);
        var digits = rounded.unscaledValue().toString();
        var padded = "0".repeat(Math.max(0, fractionPlaces - digits.length())) + digits;
        var whole = padded.substring(0, padded.length() - fractionPlaces);
        var text = new StringBuilder(signed && number.signum() < 0 && rounded.signum() > 0 ? "-" : "");
        write(text, whole.equals("0") ? "" : whole, padded.substring(padded.length() - fractionPlaces));
        return text.toString();
    }

    private void write(StringBuilder text, String whole, String fraction) {
        var place = wholePlaces;
        var decimal = 0;
        var afterPoint = false;
        for (var piece : pieces) {
            if (piece.is(".") && !afterPoint) {
                afterPoint = true;
                text.append(wholePlaces == 0 ? whole : "").append('.');
            } else if (piece.isOneOf(PLACEHOLDERS) && afterPoint) {
                text.append(fractionDigit(piece, fraction, decimal++));
            } else if (piece.isOneOf(PLACEHOLDERS)) {
                writeWhole(text, piece, whole, place, place == wholePlaces ? whole.length() : place);
                place--;
            } else if (!piece.is(",") || wholePlaces == 0) {
                text.append(piece.text());
            }
        }
    }

    /** The digits from the {@code first} place from the right down to this one: the leftmost placeholder takes all that are left. */
    private void writeWhole(StringBuilder text, FormatPiece piece, String whole, int place, int first) {
        for (var at = Math.max(first, place); at >= place; at--) {
            var missing = piece.is("0") ? "0" : piece.is("?") ? " " : "";
            var digit = at <= whole.length() ? String.valueOf(whole.charAt(whole.length() - at)) : missing;
            text.append(digit);
            if (grouped && at > 1 && at % 3 == 1 && !digit.isBlank()) {
                text.append(',');
            }
        }
    }

    private static String fractionDigit(FormatPiece piece, String fraction, int index) {
        var isPadding = fraction.substring(index).chars().allMatch(digit -> digit == '0');
        if (isPadding && !piece.is("0")) {
            return piece.is("?") ? " " : "";
        }
        return String.valueOf(fraction.charAt(index));
    }
}
