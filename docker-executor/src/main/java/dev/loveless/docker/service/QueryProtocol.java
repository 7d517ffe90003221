package dev.loveless.docker.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** AWS's Query protocol: forms there, XML back (documented). What it calls maps and lists is that of SNS. */
final class QueryProtocol implements WireProtocol {
    /** Members that are maps, and what their keys and values are called in a form. */
    private static final Map<String, List<String>> MAPS =
            Map.of("MessageAttributes", List.of("Name", "Value"), "Attributes", List.of("key", "value"));
    /** Lists of answers: an empty one looks like an empty text. */
    private static final Set<String> LISTS =
            Set.of("Failed", "Successful", "Topics", "Subscriptions", "Tags", "Endpoints", "PlatformApplications");

    private final String version;

    QueryProtocol(String version) {
        this.version = version;
    }

    @Override
    public boolean speaks(String action) {
        return true;
    }

    @Override
    public Message message(String action, ObjectNode members) {
        List<String> form = new ArrayList<>();
        put(form, "Action", action);
        put(form, "Version", version);
        members.properties().forEach(member -> flatten(form, member.getKey(), member.getKey(), member.getValue()));
        return new Message(
                "/",
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                String.join("&", form));
    }

    private static void put(List<String> form, String name, String value) {
        form.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** @param name of the innermost member that the value belongs to */
    private static void flatten(List<String> form, String path, String name, JsonNode value) {
        List<String> entry = MAPS.get(name);
        if (value.isArray()) {
            int number = 0;
            for (JsonNode element : value) {
                number++;
                flatten(form, path + ".member." + number, "", element);
            }
        } else if (value.isObject() && entry != null) {
            int number = 0;
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                number++;
                String place = path + ".entry." + number + ".";
                put(form, place + entry.get(0), member.getKey());
                flatten(form, place + entry.get(1), "", member.getValue());
            }
        } else if (value.isObject()) {
            value.properties()
                    .forEach(member -> flatten(form, path + "." + member.getKey(), member.getKey(), member.getValue()));
        } else {
            put(form, path, value.asText());
        }
    }

    @Override
    public Optional<Answer> answer(String body) {
        return parse(body).map(root -> {
            ObjectNode members = JsonNodeFactory.instance.objectNode();
            Optional<String> requestId = Optional.empty();
            for (Element part : children(root)) {
                if (part.getLocalName().endsWith("Result")) {
                    children(part).forEach(member -> members.set(member.getLocalName(), value(member)));
                } else if (part.getLocalName().equals("ResponseMetadata")) {
                    requestId = text(part, "RequestId");
                }
            }
            return new Answer(members, requestId);
        });
    }

    private static JsonNode value(Element element) {
        List<Element> children = children(element);
        if (children.isEmpty()) {
            return LISTS.contains(element.getLocalName())
                            && element.getTextContent().isBlank()
                    ? JsonNodeFactory.instance.arrayNode()
                    : JsonNodeFactory.instance.textNode(element.getTextContent());
        }
        String kind = children.get(0).getLocalName();
        if (kind.equals("member")) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            children.forEach(child -> elements.add(value(child)));
            return elements;
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (Element child : children) {
            if (kind.equals("entry")) {
                members.put(text(child, "key").orElse(""), text(child, "value").orElse(""));
            } else {
                members.set(child.getLocalName(), value(child));
            }
        }
        return members;
    }

    @Override
    public Refusal refusal(int status, HttpHeaders headers, String body) {
        Optional<Element> error = parse(body)
                .flatMap(root -> children(root).stream()
                        .filter(child -> child.getLocalName().equals("Error"))
                        .findFirst());
        String code = error.flatMap(it -> text(it, "Code")).orElse("");
        String message = error.flatMap(it -> text(it, "Message")).orElse(body);
        return new Refusal(code, code.isEmpty() ? String.valueOf(status) : code, message);
    }

    private static Optional<String> text(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .map(Node::getTextContent)
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Nothing that the document names is fetched, and it can define nothing. */
    private static Optional<Element> parse(String body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The usual one writes to standard error.
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(
                    builder.parse(new InputSource(new StringReader(body))).getDocumentElement());
        } catch (SAXException | IOException e) {
            // No XML: no answer of this protocol.
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of this Java lacks what others have", e);
        }
    }
}
