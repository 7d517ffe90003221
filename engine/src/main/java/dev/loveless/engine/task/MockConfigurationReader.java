package dev.loveless.engine.task;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.loveless.asl.source.JsonFault;
import dev.loveless.engine.task.MockConfiguration.Answer;
import dev.loveless.engine.task.MockConfiguration.MockedResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads mock configurations in the format of Step Functions Local (documented). What Step Functions Local finds only
 * when the state is reached (observed) is kept as an answer that fails the execution, and so is the name of a response
 * that is not there, which concerns no other test case; all else is refused here.
 */
public final class MockConfigurationReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Pattern INVOCATIONS = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

    /** More invocations than any test has; what is above is a slip of the pen. */
    private static final int MOST_INVOCATIONS = 100_000;

    private final String name;

    private MockConfigurationReader(String name) {
        this.name = name;
    }

    /**
     * The configuration that a text holds.
     *
     * @param name what to call it in messages: the file's path
     */
    public static MockConfiguration read(String name, String text) throws MockConfigurationException {
        return new MockConfigurationReader(name).read(text);
    }

    private MockConfiguration read(String text) throws MockConfigurationException {
        JsonNode root = object(parse(text), "");
        Map<String, MockedResponse> responses = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member :
                member(root, "MockedResponses", "").properties()) {
            responses.put(member.getKey(), response(member.getKey(), member.getValue()));
        }
        Map<String, Map<String, Map<String, MockedResponse>>> machines = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> machine :
                member(root, "StateMachines", "").properties()) {
            String place = "/StateMachines/" + machine.getKey();
            JsonNode cases = member(object(machine.getValue(), place), "TestCases", place);
            Map<String, Map<String, MockedResponse>> testCases = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> testCase : cases.properties()) {
                String at = place + "/TestCases/" + testCase.getKey();
                testCases.put(testCase.getKey(), states(object(testCase.getValue(), at), responses, at));
            }
            machines.put(machine.getKey(), testCases);
        }
        return new MockConfiguration(machines);
    }

    private JsonNode parse(String text) throws MockConfigurationException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new MockConfigurationException(name + place + ": this is no JSON: " + JsonFault.reason(e));
        }
    }

    private Map<String, MockedResponse> states(JsonNode testCase, Map<String, MockedResponse> responses, String place)
            throws MockConfigurationException {
        Map<String, MockedResponse> states = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> state : testCase.properties()) {
            String at = place + "/" + state.getKey();
            if (!state.getValue().isTextual()) {
                throw wrong(at, "must be the name of a mocked response, but is " + shown(state.getValue()));
            }
            String responseName = state.getValue().textValue();
            MockedResponse response = responses.get(responseName);
            states.put(state.getKey(), response == null ? missing(responseName, responses.keySet(), at) : response);
        }
        return states;
    }

    private MockedResponse missing(String responseName, Set<String> there, String place) {
        Answer answer = new Answer.Unusable(name + ": " + place + " names the response '" + responseName
                + "', which is not in MockedResponses; there are " + there + ".");
        return new MockedResponse(responseName, Map.of(0, answer));
    }

    private MockedResponse response(String responseName, JsonNode value) throws MockConfigurationException {
        String place = "/MockedResponses/" + responseName;
        Map<Integer, Answer> answers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : object(value, place).properties()) {
            String at = place + "/" + entry.getKey();
            Answer answer = answer(object(entry.getValue(), at), at);
            Matcher numbers = INVOCATIONS.matcher(entry.getKey());
            if (!numbers.matches()) {
                throw wrong(at, "must be the number of an invocation, as \"0\", or a range, as \"1-2\"");
            }
            int first = Integer.parseInt(numbers.group(1));
            int last =
                    Optional.ofNullable(numbers.group(2)).map(Integer::parseInt).orElse(first);
            if (last < first || last > MOST_INVOCATIONS) {
                throw wrong(
                        at,
                        "is no range: the first number must not be above the second, nor either above "
                                + MOST_INVOCATIONS);
            }
            for (int number = first; number <= last; number++) {
                if (answers.put(number, answer) != null) {
                    throw wrong(at, "answers invocation " + number + " a second time");
                }
            }
        }
        checkConsecutive(answers, place);
        return new MockedResponse(responseName, answers);
    }

    private void checkConsecutive(Map<Integer, Answer> answers, String place) throws MockConfigurationException {
        int expected = 0;
        for (int number : answers.keySet()) {
            if (number != expected) {
                throw wrong(
                        place,
                        "answers invocation " + number + " but not " + expected
                                + "; the numbers begin with 0 and have no gaps");
            }
            expected++;
        }
    }

    private Answer answer(JsonNode value, String place) throws MockConfigurationException {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!member.getKey().equals("Return") && !member.getKey().equals("Throw")) {
                throw wrong(place, "has the member '" + member.getKey() + "'; it can have Return or Throw");
            }
        }
        boolean returns = value.has("Return");
        boolean throwsError = value.has("Throw");
        if (returns == throwsError) {
            return new Answer.Unusable("The mocked response at " + place + " must have either Return or Throw, but has "
                    + (returns ? "both." : "neither."));
        }
        return returns ? new Answer.Return(value.get("Return")) : thrown(value.get("Throw"), place + "/Throw");
    }

    private Answer thrown(JsonNode value, String place) throws MockConfigurationException {
        JsonNode error = object(value, place).path("Error");
        JsonNode cause = value.path("Cause");
        if (!error.isTextual()) {
            return new Answer.Unusable("The mocked response at " + place + " must have the text Error.");
        }
        if (!cause.isMissingNode() && !cause.isTextual()) {
            throw wrong(place + "/Cause", "must be a text, but is " + shown(cause));
        }
        return new Answer.Throw(error.textValue(), Optional.ofNullable(cause.isTextual() ? cause.textValue() : null));
    }

    private JsonNode member(JsonNode object, String member, String place) throws MockConfigurationException {
        JsonNode value = object.get(member);
        if (value == null) {
            throw wrong(place.isEmpty() ? "/" : place, "must have the member '" + member + "'");
        }
        return object(value, place + "/" + member);
    }

    private JsonNode object(JsonNode value, String place) throws MockConfigurationException {
        if (!value.isObject()) {
            throw wrong(place.isEmpty() ? "/" : place, "must be an object, but is " + shown(value));
        }
        return value;
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private MockConfigurationException wrong(String place, String reason) {
        return new MockConfigurationException(name + ": " + place + " " + reason + ".");
    }
}
