package dev.loveless.api.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void oneErrorTellsOfAllConstraintsThatAreBroken() {
        Members members = members("{'name': '', 'maxResults': 1001}");
        members.requiredText("name", TextRule.NAME);
        members.integer("maxResults", 0, 1_000);
        members.requiredText("definition", TextRule.DEFINITION);

        assertThat(errorOf(members::check).message())
                .isEqualTo("3 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must"
                        + " have length greater than or equal to 1; Value '1001' at 'maxResults' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 1000; Value null at 'definition'"
                        + " failed to satisfy constraint: Member must not be null");
    }

    @Test
    void anElementOfAListIsNamedByItsPlaceCountedFromOne() {
        Members members = members("{'routes': [{'weight': 100}, {'weight': 101}]}");
        members.structures("routes", "Route", 1, 2).orElseThrow().forEach(it -> it.requiredInteger("weight", 0, 100));

        assertThat(errorOf(members::check).message())
                .isEqualTo("1 validation error detected: Value '101' at 'routes.2.member.weight' failed to satisfy"
                        + " constraint: Member must have value less than or equal to 100");
    }

    @Test
    void aListThatIsTooLongIsShownWithItsElements() {
        Members members = members("{'routes': [{'arn': 'a', 'weight': 50}, {'arn': 'b', 'weight': 50}]}");
        members.structures("routes", "Route", 1, 1);

        assertThat(errorOf(members::check).message())
                .contains("Value '[Route(arn=a, weight=50), Route(arn=b, weight=50)]' at 'routes'");
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        Members members = members("{'name': '" + "😀".repeat(80) + "'}");

        assertThat(members.requiredText("name", TextRule.NAME)).hasSize(160);
        members.check();
    }

    @Test
    void butDataIsMeasuredInBytes() {
        Members fits = members("{'input': '" + "é".repeat(131_072) + "'}");
        fits.text("input", TextRule.DATA);
        fits.check();

        Members members = members("{'input': '" + "é".repeat(131_072) + "1'}");
        members.text("input", TextRule.DATA);

        assertThat(errorOf(members::check).message())
                .endsWith("at 'input' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 262144");
    }

    @Test
    void aValueOfAnotherJsonTypeIsRefusedAtOnce() {
        Members members = members("{'name': 7, 'publish': 'yes', 'list': {}, 'number': 'one'}");

        assertThat(errorOf(() -> members.text("name", TextRule.NAME)))
                .isEqualTo(new ApiError.SerializationException("NUMBER_VALUE can not be converted to a String"));
        assertThat(errorOf(() -> members.flag("publish")).type()).isEqualTo("SerializationException");
        assertThat(errorOf(() -> members.texts("list", TextRule.ANY)).type()).isEqualTo("SerializationException");
        assertThat(errorOf(() -> members.integer("number", 0, 1)).type()).isEqualTo("SerializationException");
    }

    @Test
    void aNullCountsAsAbsent() {
        Members members = members("{'name': null, 'flag': null, 'list': null}");

        assertThat(members.text("name", TextRule.NAME)).isEmpty();
        assertThat(members.flag("flag")).isEmpty();
        assertThat(members.structures("list", "Any", 1, 1)).isEmpty();
        members.check();
    }

    private static Members members(String json) {
        try {
            return Members.of((ObjectNode) new JsonMapper().readTree(json.replace('\'', '"')));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ApiError errorOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ApiException thrown = catchThrowableOfType(ApiException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.error();
    }
}
