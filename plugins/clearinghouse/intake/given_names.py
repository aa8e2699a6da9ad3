"""First names by which people are called in schools here; words that are as often something else are left out."""

from __future__ import annotations

GIVEN = frozenset(
    """
Aaliyah Aaron Abby Abdul Abigail Adam Adele Adrian Adriana Aidan Aiden Aisha Alan Alana Albert Alberto Alejandra
Alejandro Alex Alexa Alexander Alexandra Alexis Alfredo Ali Alice Alicia Aliyah Allison Alyssa Amanda Amara
Amari Amelia Amina Amir Amy Ana Andre Andrea Andres Andrew Andy Angela Angelica Angelina Anita Ann Anna
Anne Annie Anthony Antonio Ariana Arianna Arjun Arthur Arturo Asha Ashley Ava Avery Ayaan Ayesha Beatriz
Becky Bella Ben Benjamin Beth Betty Beverly Bob Bobby Brad Bradley Brandon Brayden Breanna Brenda Brendan
Brett Brian Briana Brianna Brittany Bruce Bryan Bryce Bryson Caleb Cameron Camila Camilla Carl Carla Carlos
Carmen Caroline Carolyn Carrie Catherine Cathy Cecilia Cedric Cesar Chad Charlene Charlie Cheryl Chloe Chris
Christina Christine Christopher Cindy Claire Clara Claudia Cody Colin Connor Cora Corey Craig Cynthia Daequan
Dalia Damian Damien Damon Dan Dana Daniel Daniela Danielle Danny Dante Darius Darlene Darnell Darren Dave David
Deandre Deb Debbie Deborah Debra Denise Dennis Derek Derrick Deshawn Desiree Devin Devon Diana Diane Diego
Dimitri Dominic Donna Donovan Doris Dorothy Doug Duane Dustin Dwayne Dylan Ebony Eddie Edgar Eduardo
Edward Edwin Eileen Elaine Eleanor Elena Eli Eliana Elias Elijah Elisa Elizabeth Ella Ellen Ellie Emilia
Emiliano Emilio Emily Emma Emmanuel Enrique Eric Erica Erik Erika Erin Ernesto Esteban Esther Ethan Eugene Eva
Evan Evelyn Ezra Fatima Felicia Felipe Felix Fernando Fiona Frances Francesca Francisco Fred Gabriel
Gabriela Gabriella Gail Gary Gavin George Gerald Gerardo Gianna Gina Giovanni Greg Gregory Guillermo Gustavo
Gwen Hailey Haley Hannah Harry Hassan Hayden Heather Hector Heidi Helen Henry Hugo Ian Ibrahim Imani Ines Irene
Irma Isaac Isabel Isabella Isaiah Isla Ismael Ivan Jabari Jack Jackie Jacob Jacqueline Jada Jaden Jaime Jake
Jalen Jamal Jamar James Jamie Jane Janelle Janet Janice Jared Jasmine Jason Javier Jay Jayden Jayla Jaylen
Jaylin Jazmin Jeff Jeffrey Jen Jenna Jennifer Jenny Jeremiah Jeremy Jermaine Jerome Jerry Jesse Jessica
Jill Jim Jimmy Joan Joanna Joanne Joe Joel Joey John Johnny Jon Jonah Jonathan Jose Joseph Josh Joshua Josiah
Josue Joyce Juan Juanita Judith Judy Julia Julian Juliana Julie Julio Justin Kaitlyn Kaleb Kamala Kareem
Karen Karina Karla Kate Katherine Kathleen Kathryn Kathy Katie Kayla Keisha Keith Kelly Ken Kendra Kenneth Kenny
Kevin Khadija Khalil Kiana Kiara Kim Kimberly Kofi Kristen Kristin Kwame Kyle Kylie Lakisha Lamar Larry Latisha
Latoya Laura Lauren Lawrence Layla Leah Leila Leilani Lena Leo Leon Leonard Leroy Leslie Leticia Liam Lila
Liliana Lillian Linda Lindsay Lisa Lois Lola Lorena Lori Lou Louis Lourdes Luca Lucas Lucia Luciana Lucy Luis
Luke Lydia Lynn Mackenzie Maddie Maggie Malcolm Malik Manuel Marcel Marcia Marco Marcos Marcus Margaret Maria
Mariah Mariana Maribel Marie Marilyn Mario Marisol Marissa Marlon Martha Marvin Mary Mateo Matt Matthew Maureen
Mauricio Max Maya Megan Mehmet Mei Melanie Melissa Mia Micah Michael Micheal Michele Michelle Miguel Mike
Mildred Minh Miranda Miriam Mohamed Mohammed Moises Molly Monica Monique Muhammad Mustafa Nadia Naomi
Natalia Natalie Natasha Nathan Nathaniel Nayeli Neil Nevaeh Nia Nicholas Nick Nico Nicole Nikhil Nina Noah Noel
Noelle Noemi Nora Odalys Oliver Olivia Omar Osvaldo Owen Pablo Pam Pamela Patricia Patrick Paul Paula Paulo
Pedro Peggy Penelope Pete Peter Phil Philip Phillip Phyllis Pilar Priya Quentin Quinn Rachel Rafael Raj Ralph
Ramon Randy Raquel Rashad Rashid Raul Ravi Ray Raymond Rebecca Rene Renee Reyna Ricardo Richard Rick Ricky Rita
Rob Robert Roberta Roberto Rocio Rodney Rodrigo Roger Roland Ron Ronald Ronnie Rosa Rosalie Rosario Rosie
Roxanne Roy Ruben Ruth Ryan Sabrina Salma Sam Samantha Samir Samuel Sandra Sara Sarah Saul Sean Sebastian Selena
Serena Sergio Seth Shakira Shanice Shaniqua Shannon Sharon Shaun Shawn Sheila Shelby Shirley Silvia Simon Simone
Sofia Sonia Sophia Sophie Stacey Stacy Stephanie Stephen Steve Steven Sue Susan Suzanne Sylvia Talia
Tamara Tameka Tamika Tanisha Tanya Tara Tariq Tasha Tatiana Teresa Terrance Terrell Terry Thelma Theo Theodore
Theresa Thomas Tia Tiffany Tim Timothy Tina Todd Tom Tomas Tommy Tony Tonya Tracy Travis Trevon Trevor Tristan
Tyler Tyree Tyrell Tyrese Tyrone Valentina Valeria Valerie Vanessa Vera Veronica Vicki Vickie Victor Vincent
Vivian Wanda Wendy Wesley William Willie Xavier Ximena Yadira Yasmin Yesenia Yolanda Yusuf Yvette Yvonne Zachary
Zahra Zainab Zara Zoe Zoey Zuri
""".split()
)
