package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Gives every list of the server's answers away one entry at a time, with the tokens that AWS uses: a page of AWS holds up
 * to a thousand, more than a test can build. The server itself knows nothing of it.
 */
public final class PageByPage implements FaultyProxy.Rewriting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN =
            Pattern.compile("(?<=[&?])(?:NextToken|nexttoken|Marker|marker)=page-(\\d+)&?");

    /** Of these AWS always tells all at once, or they are no lists. */
    private static final Set<String> WHOLE = Set.of(
            "DescribeAddresses",
            "DescribeVpnGateways",
            "DescribeVpcAttribute",
            "DescribeVpcBlockPublicAccessOptions",
            "SearchTransitGatewayRoutes",
            "ListResourceRecordSets",
            "GetFunctionConfiguration",
            "GetFunctionConcurrency",
            "GetRole",
            "GetRolePolicy",
            "GetPolicy",
            "GetPolicyVersion");

    /** The field of the next page's token, where it is not {@code NextToken}. */
    private static final Map<String, String> TOKEN_FIELD = Map.of(
            "ec2", "nextToken",
            "rds", "Marker",
            "elasticache", "Marker",
            "iam", "Marker",
            "elasticloadbalancing", "NextMarker",
            "lambda", "NextMarker",
            "elasticfilesystem", "NextMarker");

    private final Set<String> split = ConcurrentHashMap.newKeySet();

    /** The operations of which more than one page was given. */
    public Set<String> split() {
        return new HashSet<>(split);
    }

    /** What the server is asked: it knows nothing of our tokens. */
    @Override
    public String request(String text) {
        return TOKEN.matcher(text).replaceAll("");
    }

    @Override
    public CannedAnswer answer(ApiCall call, String request, CannedAnswer truth) {
        if (WHOLE.contains(call.action()) || truth.status() != 200) {
            return truth;
        }
        Matcher token = TOKEN.matcher(request);
        int page = token.find() ? Integer.parseInt(token.group(1)) : 0;
        if (page > 0) {
            split.add(call.operation());
        }
        String field = TOKEN_FIELD.getOrDefault(call.service(), "NextToken");
        try {
            return truth.saying(call.speaksJson() ? json(truth.body(), page, field) : xml(truth.body(), page, field));
        } catch (IOException | ParserConfigurationException | SAXException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(String answer, int page, String field) throws IOException {
        ObjectNode object = (ObjectNode) JSON.readTree(answer);
        for (var entry : object.properties()) {
            if (entry.getValue() instanceof ArrayNode list && list.size() > page) {
                int size = list.size();
                ArrayNode one = JSON.createArrayNode().add(list.get(page));
                object.set(entry.getKey(), one);
                if (page + 1 < size) {
                    object.put(field, "page-" + (page + 1));
                }
                break;
            }
        }
        return JSON.writeValueAsString(object);
    }

    private static String xml(String answer, int page, String field)
            throws IOException, ParserConfigurationException, SAXException, TransformerException {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer)));
        Element root = document.getDocumentElement();
        Element holder = children(root).stream()
                .filter(child -> child.getTagName().endsWith("Result"))
                .findFirst()
                .orElse(root);
        Optional<Element> list = children(holder).stream()
                .filter(child -> children(child).size() > 1)
                .filter(child -> children(child).stream()
                                .map(Element::getTagName)
                                .distinct()
                                .count()
                        == 1)
                .findFirst();
        if (list.isPresent()) {
            List<Element> entries = children(list.get());
            for (int i = 0; i < entries.size(); i++) {
                if (i != page) {
                    list.get().removeChild(entries.get(i));
                }
            }
            if (page + 1 < entries.size()) {
                set(holder, field, "page-" + (page + 1));
                children(holder).stream()
                        .filter(child -> child.getTagName().equals("IsTruncated"))
                        .forEach(child -> child.setTextContent("true"));
            }
        }
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    private static void set(Element holder, String field, String value) {
        children(holder).stream()
                .filter(child -> child.getTagName().equals(field))
                .forEach(holder::removeChild);
        Element token = holder.getOwnerDocument().createElement(field);
        token.setTextContent(value);
        holder.appendChild(token);
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
