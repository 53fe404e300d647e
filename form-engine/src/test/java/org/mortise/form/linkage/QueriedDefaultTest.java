package org.mortise.form.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.ValueType;

/** The condition of a default that is looked up, as the formula that asks. */
class QueriedDefaultTest {

    private static final FormShape WARE = new FormShape(
            ObjectKey.parse("shop.ware"),
            1,
            LocalizedText.of("Ware"),
            "ware",
            "ware_s",
            "name",
            null,
            null,
            List.of(
                    field("name", ValueType.TEXT),
                    field("price", ValueType.NUMBER),
                    field("since", ValueType.DATE),
                    field("gone", ValueType.BOOLEAN)),
            List.of());

    private static FieldShape field(String key, ValueType type) {
        return FieldShape.of(key, "control", type, LocalizedText.of(key))
                .column(key)
                .scale(2)
                .build();
    }

    private static Optional<String> formula(String where) {
        var query = "{'form':'ware','pick':'price','where':%s}".formatted(where).replace('\'', '"');
        return QueriedDefault.formula(Json.parse(query), WARE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'field':'name','op':'eq','value':{'var':'record.no'}}       | {row.name}={no}",
                "{'field':'name','op':'ne','value':'a'}                       | {row.name}<>\"a\"",
                "{'field':'price','op':'between','value':['1','2.5']}         | {row.price}>=1 && {row.price}<=2.5",
                "{'field':'price','op':'between','value':[1,{'var':'record.most'}]} | {row.price}>=1 && {row.price}<={most}",
                "{'field':'since','op':'gte','value':'2026-03-01'}            | {row.since}>=DATE(2026,3,1)",
                "{'field':'since','op':'lt','value':{'relative':'today-7d'}}  | {row.since}<DATEADD(TODAY(),-7,\"D\")",
                "{'field':'since','op':'gte','value':{'relative':'startOfMonth+1m'}} | {row.since}>=DATEADD(DATE(YEAR(TODAY()),MONTH(TODAY()),1),1,\"M\")",
                "{'field':'since','op':'lte','value':{'relative':'now+2h'}}   | {row.since}<=DATEADD(NOW(),2,\"H\")",
                "{'field':'gone','op':'eq','value':true}                      | {row.gone}=TRUE",
                "{'field':'gone','op':'empty'}                                | ISBLANK({row.gone})",
                "{'all':[{'field':'gone','op':'notEmpty'},{'field':'price','op':'gt','value':0}]} | !ISBLANK({row.gone}) && {row.price}>0"
            })
    void comparisons_that_all_hold_are_asked(String where, String asked) {
        assertThat(formula(where)).contains("QUERY(\"last\",\"ware.price\"," + asked + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'any':[{'field':'gone','op':'empty'}]}",
                "{'not':{'field':'gone','op':'empty'}}",
                "{'field':'name','op':'contains','value':'a'}",
                "{'field':'name','op':'in','value':['a']}",
                "{'field':'price','op':'between','value':['1']}",
                "{'field':'since','op':'lt','value':{'relative':'today-7h'}}",
                "{'field':'since','op':'lt','value':'soon'}",
                "{'field':'since','op':'within','value':'thisMonth'}"
            })
    void what_a_form_cannot_be_asked_is_told(String where) {
        assertThat(formula(where)).isEmpty();
    }

    @Test
    void no_condition_means_any_record() {
        assertThat(formula("{'all':[]}")).contains("QUERY(\"last\",\"ware.price\")");
    }
}
