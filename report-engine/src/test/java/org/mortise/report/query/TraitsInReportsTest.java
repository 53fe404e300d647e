package org.mortise.report.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.core.testing.Shapes.field;
import static org.mortise.core.testing.Shapes.form;
import static org.mortise.core.testing.Shapes.link;
import static org.mortise.core.testing.Shapes.structure;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.Figure;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.EngineWorld;

/** What controls say of themselves is how reports tell their values, whatever the controls are called. */
class TraitsInReportsTest {

    private static ReportWorld shop;

    @BeforeAll
    static void open() {
        shop = new ReportWorld();
        shop.world
                .publish(form("shop.maker", field("name", ValueType.TEXT), told(Figure.HUNDREDTHS, "margin")))
                .publish(form(
                        "shop.visit",
                        field("name", ValueType.TEXT),
                        told(Figure.HUNDREDTHS, "share"),
                        told(Figure.SECONDS, "took"),
                        told(Figure.PLAIN, "count_of"),
                        told(Figure.AMOUNT, "price").but().code("USD").build(),
                        field("since", ValueType.DATE)
                                .but()
                                .traits(FieldTraits.PLAIN.ofMonths())
                                .build(),
                        structure("whence", "any")
                                .but()
                                .parts(Map.of("land", ValueType.TEXT))
                                .traits(FieldTraits.PLAIN.withCountryIn("land"))
                                .build(),
                        link("maker", "shop.maker")));
        shop.world.create(
                EngineWorld.PLATFORM,
                "shop.visit",
                "{'name':'x','since':'2026-03-01','whence':{'code':'JP-1','land':'JP'}}".replace('\'', '"'));
    }

    private static FieldShape told(Figure figure, String key) {
        return field(key, ValueType.NUMBER)
                .but()
                .traits(FieldTraits.PLAIN.toldAs(figure))
                .build();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static ReportAnswer ask(String query) {
        return shop.ask(EngineWorld.PLATFORM, "{'form':'visit'," + query + "}");
    }

    @Test
    void figures_are_in_the_unit_that_the_field_is_told_in() {
        var answer = ask("'measures':[{'key':'a','agg':'avg','field':'share'},{'key':'b','agg':'sum','field':'took'},"
                + "{'key':'c','agg':'sum','field':'count_of'},{'key':'d','agg':'sum','field':'price'},"
                + "{'key':'e','agg':'avg','field':'maker.margin'},{'key':'f','agg':'count'}]");

        assertThat(answer.columns())
                .extracting(ReportAnswer.Column::unit)
                .containsExactly("%", "s", null, "USD", "%", null);
    }

    @Test
    void days_that_stand_for_months_are_told_as_months() {
        var answer = ask("'dimensions':[{'field':'since'}],'measures':[{'key':'n','agg':'count'}]");

        assertThat(answer.columns().get(0).bucket()).isEqualTo("month");
    }

    @Test
    void the_part_that_is_a_country_is_called_by_its_name() {
        var answer = ask("'dimensions':[{'field':'whence.land'}],'measures':[{'key':'n','agg':'count'}]");

        assertThat(answer.rows().get(0).labels().values()).containsExactly(Locale.JAPAN.getDisplayCountry(Locale.US));
    }
}
