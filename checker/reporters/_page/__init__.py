"""The parts of the HTML report: elements, then what stands on the page, each from what a report holds."""
