/** The text of a page of the first public API, “API Response”, as a browser copies it. */
export const firstApi: string = `Skip to content

API Response

Most API endpoints return responses in a standardized JSON format, no matter what Accept header is passed in the API request. This ensures consistency across the entire API and makes it easier to handle responses in your application.

codeintegerRequired

Response code

messagestringRequired

Response message

dataobject | array

Response data

paginationobject

Pagination information

page_sizeintegerRequired

Page size

pageintegerRequired

Current page

total_itemsinteger

Total items

When an API request is successful:

  • HTTP Status Code: Usually 200 OK, can be 201 Created for endpoints that create resources
  • code: Always 0 for successful responses
  • message: Always OK for successful responses
  • data: Contains the actual response data, structure varies by endpoint

When an API request fails:

  • HTTP Status Code: Varies based on error type (4xx or 5xx)
  • code: Non-zero error code (see response codes table below)
  • message: Human-readable error description
CodeDescription
0Success
1Internal error
2Route not found
4Authentication method not allowed
5Resource not found
6One of our backend services is unavailable
11Too many requests
1000Invalid parameters
1001Invalid JSON body payload
1002Invalid upload payload
2000Unauthenticated
2001Invalid auth header
2002Invalid token format
2100Invalid OAuth code
2101Invalid OAuth state
2200Unauthorized
2201Unauthorized, missing required token scope
2202Unauthorized, missing required organization member scope
3000User not found
3200Notification not found
3201Notification already read
3500Organization not found
3501Organization slug already used
3502Organization exceeds limit
3600Organization member not found
3601Organization member already exists
4000Token not found
5000Project not found
5001Project already used
5002Unacceptable project slug
5003Project locked
5100Project keyword not found
5101Project keyword already exists
5102Project keyword exceeds limit
5200Project channel not found
5201Project channel already exists
5202Project channel exceeds limit
5300Project version not found
5301Project version already exists
5400Invalid project dependency`;

/** The text of a page of the second public API, “Response structure”, as a browser copies it. */
export const secondApi: string = `Skip to content
On this page

Response structure

Explore the structure of our API, let's look at some status responses and errors codes.

Success response

Success response comes with HTTP status 2xx, and its structure is like below :

json
    {
      "status": "success",
      "data"  : [...],
      "meta"  : {
        "pagination" :  {
          "total": 100,
          "count": 10,
          "per_page": 10,
          "current_page": 1,
          "total_pages": 1,
          "links": {
            "next": "<baseUrl>/<version>/<endpoint>?page=2",
            "previous": null,
            "first": "<baseUrl>/<version>/<endpoint>?page=1",
            "last": "<baseUrl>/<version>/<endpoint>?page=10",
          }
        }
      }
    }
1
2
3
4
5
6
7
8
9
10
11
12
13
14
15
16
17
18
19

The success response is organized into three parts: "status" indicates success, "data" holds the requested information, and "meta" offers extra details.

Meta

In success response "meta" provides extra details such as pagination

Pagination

Pagination details comes in meta object with pagination information's :

FieldDescription
totalTotal number of items in the dataset.
countNumber of items on the current page.
per_pageNumber of items per page.
current_pageThe current page number being viewed.
total_pagesTotal number of pages based on page size.
links.next Link to the next page of results, if available.
links.previousLink to the previous page of results, if available.
links.firstLink to the first page.
links.lastLink to the last page.

Error response

Error response comes with HTTP status 3xx, 4xx, 5xx and its structure is like below :

json
    {
      "status": "error",
      "message"  : "error message",
      "code"  : "XXX"
    }
1
2
3
4
5

The error response consists of three parts: "status" marks the error, "message" explains the issue, and "code" provides a unique identifier for swift resolution.

Custom errors

In some contexts, the API may return errors with specific codes, below some examples

Error CodeDescription
10005Currency was not found
20000lead already exists in the system`;
