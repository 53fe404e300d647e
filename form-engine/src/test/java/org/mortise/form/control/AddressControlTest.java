package org.mortise.form.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;

class AddressControlTest {

    private static final AddressControl ADDRESS = new AddressControl();
    private static final AddressControl.Settings DISTRICT = new AddressControl.Settings("district", true);
    private static final Coercion SHANGHAI = new Coercion(ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource({
        "浙江省杭州市西湖区文三路1号,330106,文三路1号",
        "浙江杭州西湖文三路1号,330106,文三路1号",
        "浙江省/杭州市/西湖区,330106,",
        "北京市朝阳区建国路88号,110105,建国路88号",
        "重庆市渝中区解放碑,500103,解放碑",
        "广东省东莞市,4419,",
        "香港特别行政区中环,81,中环",
    })
    void a_written_address_is_split_by_the_dictionary(String text, String code, String detail) {
        var address = ADDRESS.cell(DISTRICT, text, SHANGHAI).value();

        assertThat(address.path("code").asText()).isEqualTo(code);
        assertThat(address.path("detail").asText("")).isEqualTo(detail == null ? "" : detail);
    }

    @Test
    void names_come_from_the_code_whatever_was_sent_beside_it() {
        var sent = Json.object().put("code", "330106").put("province", "火星").put("detail", " 文三路 ");

        var address = ADDRESS.coerce(DISTRICT, sent, SHANGHAI).value();

        assertThat(address.path("province").asText()).isEqualTo("浙江省");
        assertThat(address.path("text").asText()).isEqualTo("浙江省杭州市西湖区文三路");
        assertThat(ADDRESS.validate(DISTRICT, address)).isEmpty();
    }

    @Test
    void a_region_that_is_not_there_is_refused_and_half_a_region_is_incomplete() {
        var unknown = ADDRESS.coerce(DISTRICT, Json.object().put("code", "999999"), SHANGHAI);
        var half = ADDRESS.coerce(DISTRICT, Json.object().put("code", "330000"), SHANGHAI);

        assertThat(unknown.problems()).extracting("code").containsExactly("address_region_unknown");
        assertThat(ADDRESS.validate(DISTRICT, half.value())).extracting("code").containsExactly("address_incomplete");
        assertThat(ADDRESS.validate(new AddressControl.Settings("province", true), half.value()))
                .isEmpty();
    }
}
