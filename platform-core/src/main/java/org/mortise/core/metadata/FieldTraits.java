package org.mortise.core.metadata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of field says of its values beyond their type. Whoever hides, finds, shows or reckons values asks for these and knows no
 * kind by its name, so that a kind that is added takes part by saying them.
 *
 * @param mask what is shown of a value to who may only know that it is there
 * @param figure what its numbers are told as
 * @param nesting how its options stand to each other
 * @param markup whether its texts are HTML, of which people read the words alone
 * @param monthly whether its days stand for their months
 * @param open whether values may be words that are no options of the list
 * @param numbered whether a numbering gives its values
 * @param currency whether its options are codes of currencies
 * @param place whether its values are points on the earth
 * @param signed whether its values say who gave them and when, so that no other value becomes one
 * @param country key of the part of its values that is the code of a country; null when there is none
 */
public record FieldTraits(
        Mask mask,
        Figure figure,
        Nesting nesting,
        boolean markup,
        boolean monthly,
        boolean open,
        boolean numbered,
        boolean currency,
        boolean place,
        boolean signed,
        @Nullable String country) {

    /** A kind with nothing to say. */
    public static final FieldTraits PLAIN = new FieldTraits(
            Mask.NOTHING, Figure.PLAIN, Nesting.FLAT, false, false, false, false, false, false, false, null);

    public FieldTraits {
        // Another server may not have known of one.
        mask = Objects.requireNonNullElse(mask, Mask.NOTHING);
        figure = Objects.requireNonNullElse(figure, Figure.PLAIN);
        nesting = Objects.requireNonNullElse(nesting, Nesting.FLAT);
    }

    public FieldTraits showing(Mask some) {
        return new FieldTraits(
                some, figure, nesting, markup, monthly, open, numbered, currency, place, signed, country);
    }

    public FieldTraits toldAs(Figure some) {
        return new FieldTraits(mask, some, nesting, markup, monthly, open, numbered, currency, place, signed, country);
    }

    public FieldTraits nested(Nesting some) {
        return new FieldTraits(mask, figure, some, markup, monthly, open, numbered, currency, place, signed, country);
    }

    public FieldTraits ofMarkup() {
        return new FieldTraits(mask, figure, nesting, true, monthly, open, numbered, currency, place, signed, country);
    }

    public FieldTraits ofMonths() {
        return new FieldTraits(mask, figure, nesting, markup, true, open, numbered, currency, place, signed, country);
    }

    public FieldTraits takingWords() {
        return new FieldTraits(
                mask, figure, nesting, markup, monthly, true, numbered, currency, place, signed, country);
    }

    public FieldTraits givenByNumbering() {
        return new FieldTraits(mask, figure, nesting, markup, monthly, open, true, currency, place, signed, country);
    }

    public FieldTraits ofCurrencies() {
        return new FieldTraits(mask, figure, nesting, markup, monthly, open, numbered, true, place, signed, country);
    }

    public FieldTraits ofPlaces() {
        return new FieldTraits(mask, figure, nesting, markup, monthly, open, numbered, currency, true, signed, country);
    }

    public FieldTraits ofSigned() {
        return new FieldTraits(mask, figure, nesting, markup, monthly, open, numbered, currency, place, true, country);
    }

    public FieldTraits withCountryIn(String part) {
        return new FieldTraits(mask, figure, nesting, markup, monthly, open, numbered, currency, place, signed, part);
    }
}
